// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Another time for an appointment.
 *
 * @param here address of the appointment
 * @param day day asked for; empty for the next free times
 */
public record MovePage(
        String here, String when, int version, String day, List<Option> slots, String slot, Problems problems) {}
