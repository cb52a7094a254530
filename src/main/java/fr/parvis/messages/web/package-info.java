// SPDX-License-Identifier: EUPL-1.2
/** Pages of calls to make and of what was sent, the form of a message, the callbacks of the provider. */
@NullMarked
package fr.parvis.messages.web;

import org.jspecify.annotations.NullMarked;
