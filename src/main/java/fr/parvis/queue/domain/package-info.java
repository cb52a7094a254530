// SPDX-License-Identifier: EUPL-1.2
/** The life of a ticket, the order of calling, screens and settings. */
@NullMarked
package fr.parvis.queue.domain;

import org.jspecify.annotations.NullMarked;
