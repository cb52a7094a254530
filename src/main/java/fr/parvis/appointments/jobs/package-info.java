/** Scheduled work of appointments. */
@NullMarked
package fr.parvis.appointments.jobs;

import org.jspecify.annotations.NullMarked;
