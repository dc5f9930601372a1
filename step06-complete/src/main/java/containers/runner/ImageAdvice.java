package containers.runner;

import containers.cgroups.Step05Cgroups;
import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import containers.telling.Advice;
import java.util.Optional;

/** Advice on a command that isn't there, because it is an image's name. */
final class ImageAdvice implements Advice {

    /** All that is known about refused calls: what the steps know, and this. */
    static Advice andAllSteps() {
        return new ImageAdvice().or(Step05Cgroups.advice());
    }

    @Override
    public Optional<String> on(ProgramMemory.Line line) {
        return line.name().equals("execve") && line.errno().orElseThrow() == Errno.ENOENT
                ? ImageName.in(line.call()).map(ImageName::advice)
                : Optional.empty();
    }
}
