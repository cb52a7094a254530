/** Jobs of files of persons: being forgotten in time. */
@NullMarked
package fr.parvis.people.jobs;

import org.jspecify.annotations.NullMarked;
