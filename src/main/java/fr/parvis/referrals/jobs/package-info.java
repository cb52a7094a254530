/** Reminders, ends and what is forgotten. */
@NullMarked
package fr.parvis.referrals.jobs;

import org.jspecify.annotations.NullMarked;
