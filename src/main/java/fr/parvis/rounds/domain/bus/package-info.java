// SPDX-License-Identifier: EUPL-1.2
/** Commands of devices: what the bus brings to this module. */
@NullMarked
package fr.parvis.rounds.domain.bus;

import org.jspecify.annotations.NullMarked;
