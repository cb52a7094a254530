// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Content of a certificate, and the field of the name that is printed on it.
 *
 * @param days at which they were, each with its duration; none: there is nothing to certify
 */
public record CertificatePage(
        String here, String title, String back, String number, List<String> days, String name, Problems problems) {}
