// task: layer
// region: lab-layer
// rejected by: compile
// why: a mount takes its options from with(...)
Mount.of("tmpfs", PLACE, "tmpfs", layerOptions()).addTo(child);
