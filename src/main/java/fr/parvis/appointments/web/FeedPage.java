// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

/**
 * The address of one's appointments as a calendar.
 *
 * @param exists whether there is one
 * @param address just made, shown once; empty otherwise
 */
public record FeedPage(boolean exists, String address) {}
