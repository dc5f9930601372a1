package containers.companion.sandbox;

import containers.calls.Signal;
import containers.companion.sandbox.Sandbox.End;
import containers.companion.sandbox.Sandbox.Result;
import containers.launch.Child;
import containers.launch.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks after a run, and ends it in time. It ends its namespace's first process: the kernel ends the others. */
final class Watch {

    private static final int MOST_OUTPUT = 1 << 20;

    private final Child child;
    private final Pipe output;
    private final Duration longest;
    private final AtomicBoolean late = new AtomicBoolean();

    Watch(Child child, Pipe output, Duration longest) {
        this.child = child;
        this.output = output;
        this.longest = longest;
    }

    Result result() {
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        late.set(true);
                        kill();
                    }
                },
                longest.toMillis());
        try {
            byte[] printed = output.read(MOST_OUTPUT);
            boolean tooMuch = printed.length == MOST_OUTPUT;
            if (tooMuch) {
                kill();
            }
            int status = child.waitFor().shellStatus();
            End end = late.get() ? End.TIME : tooMuch ? End.OUTPUT : End.ITSELF;
            return new Result(new String(printed, StandardCharsets.UTF_8), end, status);
        } finally {
            timer.cancel();
        }
    }

    private void kill() {
        child.signal(Signal.SIGKILL.number());
    }
}
