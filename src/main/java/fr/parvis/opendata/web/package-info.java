// SPDX-License-Identifier: EUPL-1.2
/** Feeds for other services, the page for people who re-use them, and the page of proposals. */
@NullMarked
package fr.parvis.opendata.web;

import org.jspecify.annotations.NullMarked;
