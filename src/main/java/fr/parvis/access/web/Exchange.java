// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;

/** Request of somebody who signs in, its answer, and the content of the page that it shows. */
record Exchange(HttpServletRequest request, HttpServletResponse response, Model model) {}
