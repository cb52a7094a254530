/** Screens of appointments. */
@NullMarked
package fr.parvis.appointments.web;

import org.jspecify.annotations.NullMarked;
