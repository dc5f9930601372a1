package containers.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import containers.commandline.unknown.UnknownOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HelpTests {

    private static final int WIDTH = 100;

    @Test
    void everyOptionIsInIt() {
        for (Option option : Option.values()) {
            assertThat(Help.text()).contains("\n  " + option.usage()).contains(" " + option.help() + "\n");
        }
    }

    @Test
    void itsLinesFitATerminal() {
        assertThat(Help.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @Test
    void noNameIsTwoOptions() {
        List<String> names = new ArrayList<>();
        for (Option option : Option.values()) {
            names.addAll(option.names());
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("-[a-z]|--[a-z-]+"));
        assertThat(names)
                .allMatch(name -> !new UnknownOption(name, name, List.of())
                        .exception()
                        .getMessage()
                        .contains("as Docker has it"));
    }
}
