package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * How much memory can hold what the group's connections have sent and nobody has read yet.
 *
 * <p>Version 2 counts it among all other memory, so it has its limit there. Version 1 has a file of its own for it, and as
 * long as nothing is written to that, counts nothing: a container of 32 MiB then keeps half a gigabyte in sockets.
 *
 * @param bytes as many as the {@link MemoryLimit} beside it has
 */
public record SocketMemoryLimit(long bytes) implements Limit {

    @Override
    public Controller controller() {
        return Controller.MEMORY;
    }

    @Override
    public List<Setting> settings(Place place) {
        return place.version() == Version.V1
                ? List.of(new Setting("memory.kmem.tcp.limit_in_bytes", Long.toString(bytes), false))
                : List.of();
    }
}
