// SPDX-License-Identifier: EUPL-1.2
/** Sub-commands on points. */
@NullMarked
package fr.parvis.network.commands;

import org.jspecify.annotations.NullMarked;
