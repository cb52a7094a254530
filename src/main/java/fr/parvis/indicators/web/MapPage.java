// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

/** The lines of an answer on a map. @param points address of the places */
public record MapPage(String title, String whose, String back, String points, AnswerTable table, String upTo) {}
