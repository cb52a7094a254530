// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

/** A letter that is being read. @param text place in the queue @param failed whether it could not be read */
public record WaitingPage(String id, String text, boolean failed, String again) {}
