/** Old paths are forgotten. */
@NullMarked
package fr.parvis.skills.jobs;

import org.jspecify.annotations.NullMarked;
