// SPDX-License-Identifier: EUPL-1.2
/** Endpoints, the events for them, and how each is sent. */
@NullMarked
package fr.parvis.webhooks.domain;

import org.jspecify.annotations.NullMarked;
