/** The sandbox command and its subcommands. */
@NullMarked
package io.ringfence.sandbox.command;

import org.jspecify.annotations.NullMarked;
