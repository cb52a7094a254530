/** Sub-commands on points. */
@NullMarked
package fr.parvis.network.commands;

import org.jspecify.annotations.NullMarked;
