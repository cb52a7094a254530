/** Scheduled work of contracts. */
@NullMarked
package fr.parvis.contracts.jobs;

import org.jspecify.annotations.NullMarked;
