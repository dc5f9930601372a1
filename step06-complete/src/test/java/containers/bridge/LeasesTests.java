package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.bridge.lease.LeaseFile;
import containers.bridge.lease.Leases;
import containers.bridge.lease.SetupLock;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.nio.file.Path;
import java.time.Duration;
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
    void eachTakesTheNext() {
        try (Leases first = Leases.open()) {
            assertThat(first.take()).contains(2);
            first.share();
            try (Leases second = Leases.open()) {
                assertThat(second.take()).contains(3);
            }
            try (Leases third = Leases.open()) {
                assertThat(third.take())
                        .as("3 is free, and may still be talked to")
                        .contains(4);
                assertThat(third.isAlone()).isFalse();
            }
        }
        Leases.ifLeft().orElseThrow().close();
        removeFile();
    }

    @Test
    void afterTheLastAddressComesTheFirst() {
        try (LeaseFile file = LeaseFile.open(LeaseFile.pathHere())) {
            file.setLength(Leases.MOST);
        }
        try (Leases leases = Leases.open()) {
            assertThat(leases.take()).contains(Leases.MOST + 1);
            assertThat(leases.take()).contains(2);
            leases.remove();
        }
    }

    @Test
    void whoSetsUpIsntWaitedForByASweep() {
        try (Leases busy = Leases.open()) {
            assertThat(Leases.ifLeft()).isEmpty();
            busy.remove();
        }
    }

    /** Stopped, say. */
    @Test
    void whoSetsUpForTooLongIsNamed() {
        try (Leases busy = Leases.open();
                LeaseFile late = LeaseFile.open(busy.path())) {
            SetupLock lock = new SetupLock(late, Duration.ofMillis(20));
            assertThatThrownBy(lock::lock)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("--network bridge: the process "
                            + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining(") has been setting it up for ")
                    .message()
                    .doesNotContain("\n");
            busy.share(); // the thread that waits gets it, and nobody needs it any more
            busy.remove();
        }
    }

    /** A JVM that lives on would have the lock some day, and keep it. */
    @Test
    void whoWaitedInVainHasNothingLater() throws InterruptedException {
        try (Leases busy = Leases.open();
                LeaseFile another = LeaseFile.open(busy.path())) {
            assertThatThrownBy(() -> Leases.open(busy.path(), Duration.ofMillis(20)))
                    .isInstanceOf(UsageException.class);
            Thread late = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("waiting for the bridge"))
                    .findFirst()
                    .orElseThrow();
            busy.share();
            late.join();
            assertThat(new SetupLock(another, SetupLock.USUAL).attempt()).isTrue();
        }
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
        String path = LeaseFile.pathHere();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int j = 0; j < 20; j++) {
                    Leases leases = Leases.open(path, SetupLock.USUAL);
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
            assertThat(Path.of(LeaseFile.pathHere())).doesNotExist();
            try (Leases fresh = taken()) {
                assertThat(fresh.isCurrent()).isTrue();
                assertThat(old.isCurrent()).isFalse();
            }
        }
        removeFile();
    }
}
