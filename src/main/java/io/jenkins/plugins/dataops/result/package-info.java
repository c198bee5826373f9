/**
 * What a verb found out, in a form that lives longer than this version: documents, and in them messages as codes with
 * arguments, which become sentences in a reader's language no sooner than they are shown.
 */
package io.jenkins.plugins.dataops.result;
