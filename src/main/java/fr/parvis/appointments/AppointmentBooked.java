// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import java.util.UUID;

/** Somebody is expected at a point; published inside the transaction that books. */
public record AppointmentBooked(UUID appointment, UUID point) {}
