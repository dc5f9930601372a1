package containers.netlink;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.program.RoutineCalls;
import java.util.List;

/** A message that a program sends. */
public final class RequestRows {

    /** The header of an answer, the error in it, and the header of the message that it is about. */
    private static final int ANSWER = 36;

    private static final int ERROR = 16;

    private RequestRows() {}

    // tag::rows[]
    /**
     * Adds the rows. It is no error to write a message that the kernel refuses: that is in its answer, and becomes the last
     * row's result.
     */
    public static void add(CallList calls, Argument socket, Request request) {
        add(calls, socket, answered(request), List.of(Telling.of(Telling.RUNNER_FAILED, request + " failed")));
    }

    /** The same for several, of which the last asks for an answer: the first answer is the refused one's, or the last one's. */
    public static void add(CallList calls, Argument socket, Batch batch, List<Telling> tellings) {
        calls.add(answer(calls, socket, batch), tellings);
    }

    private static Batch answered(Request request) {
        return Batch.of(request.with(MessageFlag.NLM_F_ACK));
    }

    private static Call answer(CallList calls, Argument socket, Batch batch) {
        Argument.Bytes answer = new Argument.Bytes(new byte[ANSWER], "answer");
        calls.add(FileCalls.write(socket, batch.argument()));
        calls.add(FileCalls.read(socket, answer.content()));
        return RoutineCalls.load(new Argument.Inside(answer, ERROR));
    }
    // end::rows[]

    /** The same for a message that may be refused. */
    public static void attempt(CallList calls, Argument socket, Request request) {
        calls.attempt(answer(calls, socket, answered(request)));
    }
}
