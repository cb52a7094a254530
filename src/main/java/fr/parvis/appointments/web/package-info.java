// SPDX-License-Identifier: EUPL-1.2
/** Screens of appointments. */
@NullMarked
package fr.parvis.appointments.web;

import org.jspecify.annotations.NullMarked;
