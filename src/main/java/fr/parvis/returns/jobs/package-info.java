/** Counts lists again, and makes return files on their day. */
@NullMarked
package fr.parvis.returns.jobs;

import org.jspecify.annotations.NullMarked;
