/** Words of appointments that leave Parvis. */
@NullMarked
package fr.parvis.appointments.papers;

import org.jspecify.annotations.NullMarked;
