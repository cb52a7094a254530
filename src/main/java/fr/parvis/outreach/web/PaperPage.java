// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import java.util.List;

/**
 * Content of a notice or a letter: who writes, to whom, how to answer; nothing of why, nor for which partner.
 *
 * @param to name and address of the household, in lines
 * @param from address of the point, in lines; none where the household belongs to no point
 * @param code by which we find the household when it answers
 */
public record PaperPage(List<String> to, String association, List<String> from, List<String> paragraphs, String code) {}
