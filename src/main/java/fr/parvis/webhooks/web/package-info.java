// SPDX-License-Identifier: EUPL-1.2
/** The settings of webhooks, with their log. */
@NullMarked
package fr.parvis.webhooks.web;

import org.jspecify.annotations.NullMarked;
