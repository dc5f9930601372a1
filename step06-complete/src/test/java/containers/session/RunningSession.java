package containers.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import containers.bridge.Neighbourhood;
import containers.runner.RunnerProcess;
import containers.session.Example.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A container runs, others ask at its ports, and somebody stops it.
 *
 * @param street where the host has a neighbour
 */
record RunningSession(Neighbourhood street) {

    private static final int TRIES = 50;
    private static final long BETWEEN = 100_000_000;

    /** How many milliseconds somebody waits for an answer. */
    private static final int PATIENCE = 500;

    /** What stops a container that was started by that process. */
    interface Stopping {
        void stop(Process runner) throws IOException;
    }

    /** What it comes to: all that it printed, then each question's answer. */
    Result of(Example example, Process runner, Stopping stopping) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = runner.inputReader(UTF_8)) {
            String ready = output.readLine();
            List<String> answers = ready == null
                    ? List.of()
                    : example.questions().stream().map(this::answer).toList();
            stopping.stop(runner);
            if (ready != null) {
                lines.add(ready);
            }
            output.lines().forEach(lines::add);
            lines.addAll(answers);
        }
        return new Result(lines, RunnerProcess.waitFor(runner));
    }

    /** A container may not listen yet. */
    private String answer(Question question) {
        String answer = ask(question);
        for (int i = 0; i < TRIES && !answer.equals(question.answer()); i++) {
            LockSupport.parkNanos(BETWEEN);
            answer = ask(question);
        }
        return answer;
    }

    private String ask(Question question) {
        return question.isFromOutside()
                ? street.outside(() -> answerHere(question))
                : street.onHost(() -> answerHere(question));
    }

    private static String answerHere(Question question) {
        InetSocketAddress address = new InetSocketAddress(question.address(), question.port());
        try {
            return question.isUdp() ? datagram(address) : connection(address);
        } catch (IOException refusedOrTooLate) {
            return Question.NOTHING;
        }
    }

    private static String connection(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE);
            socket.setSoTimeout(PATIENCE);
            return new String(socket.getInputStream().readAllBytes(), UTF_8).strip();
        }
    }

    private static String datagram(InetSocketAddress address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(new byte[4]))) {
            socket.setSoTimeout(PATIENCE);
            socket.send(new DatagramPacket("?\n".getBytes(UTF_8), 2, address));
            DatagramPacket answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), UTF_8).strip();
        }
    }
}
