package io.jenkins.plugins.dataops.worker;

import io.jenkins.plugins.dataops.result.ResultDocument;

/**
 * What a worker found out.
 *
 * @param found as the worker wrote it, to decide by; a password that is also a product's name would mask that name
 * @param shown with all secrets masked, to keep and to show
 */
public record WorkerAnswer(ResultDocument found, ResultDocument shown) {}
