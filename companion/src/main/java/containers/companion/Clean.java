package containers.companion;

import containers.cgroups.ControlGroup;
import containers.cgroups.removal.StateDirectory;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Removes what checks and experiments left that were killed. Only what is written down is touched: groups whose record
 * nobody holds any more.
 */
record Clean(Desk desk) {

    int clean() throws IOException {
        List<String> left = new ArrayList<>(records());
        ControlGroup.sweep();
        left.removeAll(records());
        left.replaceAll(name -> "the control groups " + name);
        left.forEach(each -> System.out.println("Removed: " + each));
        if (left.isEmpty()) {
            System.out.println("Nothing was left.");
        }
        return 0;
    }

    private static List<String> records() {
        String[] names = new File(StateDirectory.path()).list();
        return names == null ? List.of() : Arrays.asList(names);
    }
}
