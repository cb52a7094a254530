// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parvis.programmes.commands;

import org.jspecify.annotations.NullMarked;
