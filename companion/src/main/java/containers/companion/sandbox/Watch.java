package containers.companion.sandbox;

import containers.calls.Signal;
import containers.companion.sandbox.Sandbox.End;
import containers.companion.sandbox.Sandbox.Result;
import containers.launch.Child;
import containers.pipes.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicReference;

/** Looks after a run, and ends it in time. It ends its namespace's first process: the kernel ends the others. */
final class Watch {

    private static final int MOST_OUTPUT = 1 << 20;

    /** How often it looks after the memory, in milliseconds. */
    private static final long OFTEN = 100;

    private final Child child;
    private final Pipe output;
    private final Allowance allowance;
    private final AtomicReference<End> ended = new AtomicReference<>(End.ITSELF);

    Watch(Child child, Pipe output, Allowance allowance) {
        this.child = child;
        this.output = output;
        this.allowance = allowance;
    }

    Result result(Duration longest) {
        Timer timer = new Timer(true);
        timer.schedule(task(() -> end(End.TIME)), longest.toMillis());
        if (!allowance.limited()) {
            timer.schedule(task(this::lookAtMemory), OFTEN, OFTEN);
        }
        try {
            byte[] printed = output.read(MOST_OUTPUT);
            if (printed.length == MOST_OUTPUT) {
                end(End.OUTPUT);
            }
            int status = child.waitFor().shellStatus();
            Optional<End> exceeded = allowance.exceeded();
            return new Result(new String(printed, StandardCharsets.UTF_8), exceeded.orElseGet(ended::get), status);
        } finally {
            timer.cancel();
        }
    }

    private void lookAtMemory() {
        if (MemoryInUse.of(child.pid()) > Allowance.MEMORY) {
            end(End.MEMORY);
        }
    }

    private void end(End why) {
        ended.compareAndSet(End.ITSELF, why);
        child.signal(Signal.SIGKILL.number());
    }

    private static TimerTask task(Runnable action) {
        return new TimerTask() {
            @Override
            public void run() {
                action.run();
            }
        };
    }
}
