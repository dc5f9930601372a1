package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, OwnNetwork.class})
final class LeasesTests {

    private static Leases taken() {
        Leases leases = Leases.open();
        leases.take();
        leases.share();
        return leases;
    }

    private static void removeFile() {
        try (Leases leases = Leases.open()) {
            leases.remove();
        }
    }

    @Test
    void eachTakesTheFirstThatIsFree() {
        try (Leases first = Leases.open()) {
            assertThat(first.take()).contains(2);
            first.share();
            try (Leases second = Leases.open()) {
                assertThat(second.take()).contains(3);
            }
            try (Leases third = Leases.open()) {
                assertThat(third.take()).contains(3);
                assertThat(third.isAlone()).isFalse();
            }
        }
        assertThat(Leases.areAllFree()).isTrue();
        removeFile();
    }

    @Test
    void thereIsAnEnd() {
        List<Leases> all = new ArrayList<>();
        for (int i = 0; i < Leases.MOST; i++) {
            all.add(taken());
        }
        try (Leases late = Leases.open()) {
            assertThat(late.take()).isEmpty();
            late.remove();
        }
        all.forEach(Leases::close);
    }

    /** Threads of one process have locks of their own: they belong to the open file. */
    @Test
    void noTwoTakeTheSame() throws InterruptedException {
        Set<Integer> numbers = ConcurrentHashMap.newKeySet();
        List<Leases> all = Collections.synchronizedList(new ArrayList<>());
        String path = Leases.path();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int j = 0; j < 20; j++) {
                    Leases leases = Leases.open(path);
                    numbers.add(leases.take().orElseThrow());
                    leases.share();
                    all.add(leases);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(numbers).hasSize(160);
        removeFile();
        all.forEach(Leases::close);
    }

    @Test
    void aFileThatWasRemovedIsntTheOneThatOthersFind() {
        try (Leases old = taken()) {
            assertThat(old.isCurrent()).isTrue();
            removeFile();
            assertThat(old.isCurrent()).isFalse();
            assertThat(Path.of(Leases.path())).doesNotExist();
            try (Leases fresh = taken()) {
                assertThat(fresh.isCurrent()).isTrue();
                assertThat(old.isCurrent()).isFalse();
            }
        }
        removeFile();
    }
}
