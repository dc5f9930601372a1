// task: private
// region: lab-private
// why: the description made by hand
child.add(MountCalls.mount(new Mount(
        java.util.Optional.empty(), "/", java.util.Optional.empty(), List.of(MS_PRIVATE, MS_REC), java.util.Optional.empty())));
