// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

/**
 * Part of the panel of the day on a device, from another module, which contributes it as a bean: a browser module that exports {@code parts}, as
 * {@code rounds/panel.js} says. It works without a network, and what is pressed in it leaves as commands.
 *
 * @param order place among the parts
 * @param script below {@code static/}; a device keeps its whole folder
 */
public record DevicePart(int order, String script) {}
