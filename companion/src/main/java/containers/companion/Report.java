package containers.companion;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import containers.companion.Desk.Place;
import containers.companion.lab.Lab;
import containers.companion.lab.Task;
import containers.companion.state.Progress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a teacher wants to know: for a program on standard output, for a person one line on standard error. */
record Report(Desk desk) {

    private static final int VERSION = 1;
    private static final int SECONDS = 60;

    /**
     * All of it.
     *
     * @param version of this format
     * @param tasks every task of every lab, in their order
     */
    private record All(int version, List<Row> tasks) {}

    /**
     * A task.
     *
     * @param task step and name
     * @param done when it was first passed, in UTC; null before
     * @param attempts how often it was checked
     * @param minutes how long the learner worked at it until then, without pauses
     */
    private record Row(String task, String title, String done, int attempts, int minutes) {}

    int print() throws IOException {
        List<Row> rows = new ArrayList<>();
        int seconds = 0;
        for (Lab lab : desk.course().labs()) {
            for (Task task : lab.tasks()) {
                Progress progress = desk.progress(new Place(lab, task));
                rows.add(row(task, progress));
                seconds += progress.worked().seconds();
            }
        }
        Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
        System.out.println(gson.toJson(new All(VERSION, rows)));
        System.out.flush();
        long done = rows.stream().filter(row -> row.done() != null).count();
        int attempts = rows.stream().mapToInt(Row::attempts).sum();
        System.err.println(done + " of " + rows.size() + " tasks done, " + attempts + " attempts, " + minutes(seconds)
                + " minutes");
        return 0;
    }

    private static Row row(Task task, Progress progress) {
        String done = progress.done().map(Instant::toString).orElse(null);
        return new Row(
                progress.task(),
                task.title(),
                done,
                progress.attempts(),
                minutes(progress.worked().seconds()));
    }

    private static int minutes(int seconds) {
        return Math.round((float) seconds / SECONDS);
    }
}
