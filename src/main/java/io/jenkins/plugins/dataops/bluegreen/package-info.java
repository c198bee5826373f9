/**
 * Blue-green deployment of data products: readers see one live schema, the data lies in two colour schemas, and a
 * switch makes the other colour live in one step that writes the journal too. How depends on the engine
 * ({@link io.jenkins.plugins.dataops.bluegreen.SwitchStrategy}); where it has transactions, they point views elsewhere.
 *
 * <p>The journal and the lease live in the target database, so that after any crash the database says what happened.
 * {@link io.jenkins.plugins.dataops.bluegreen.BlueGreen} is the way in; everything it answers is a
 * {@link io.jenkins.plugins.dataops.bluegreen.BlueGreenResult}.
 */
package io.jenkins.plugins.dataops.bluegreen;
