// SPDX-License-Identifier: EUPL-1.2
/** The kiosk, the wall, the staff's page and the API. */
@NullMarked
package fr.parvis.queue.web;

import org.jspecify.annotations.NullMarked;
