/** Work on time: the feeds that are followed. */
@NullMarked
package fr.parvis.opendata.jobs;

import org.jspecify.annotations.NullMarked;
