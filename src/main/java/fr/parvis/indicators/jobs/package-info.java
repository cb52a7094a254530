/** Jobs of the copy of the facts. */
@NullMarked
package fr.parvis.indicators.jobs;

import org.jspecify.annotations.NullMarked;
