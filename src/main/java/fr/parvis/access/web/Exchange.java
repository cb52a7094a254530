// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;

/** Request and response of a sign-in step, with the model of its page. */
record Exchange(HttpServletRequest request, HttpServletResponse response, Model model) {}
