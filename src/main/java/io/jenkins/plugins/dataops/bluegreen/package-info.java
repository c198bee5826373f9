/**
 * Blue-green deployment of data products: readers see views of one live schema, the data lies in two colour schemas,
 * and a switch points all views to the other colour in one transaction that writes the journal too.
 *
 * <p>The journal and the lease live in the target database, so that after any crash the database says what happened.
 * {@link io.jenkins.plugins.dataops.bluegreen.BlueGreen} is the way in; everything it answers is a
 * {@link io.jenkins.plugins.dataops.bluegreen.BlueGreenResult}.
 */
package io.jenkins.plugins.dataops.bluegreen;
