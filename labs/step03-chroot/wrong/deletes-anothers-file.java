// task: layer
// region: lab-layer
// rejected by: changesGoToTheLayerAndEndWithTheChild
// why: without a layer, what the child deletes is a file of the directory
Mount.bind(".", ".", MS_REC).addTo(child);
child.add(DirectoryCalls.chdir(directory.toString()));
