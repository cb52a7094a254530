// SPDX-License-Identifier: EUPL-1.2
/** Motives, appointments and their rules. */
@NullMarked
package fr.parvis.appointments.domain;

import org.jspecify.annotations.NullMarked;
