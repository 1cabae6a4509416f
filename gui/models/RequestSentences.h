// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// Why something that was asked for cannot be done, as the server and the link to it say it.
inline constexpr const char *RequestSentences[] {
    QT_TRANSLATE_NOOP("Server", "There is no session of that id; it may have ended."),
    QT_TRANSLATE_NOOP("Server", "There is no client of that id."),
    QT_TRANSLATE_NOOP("Server", "Nobody waits with that code."),
    QT_TRANSLATE_NOOP("Server", "Nobody waits with that code, and no client has that id."),
    QT_TRANSLATE_NOOP("Server", "The client has changed since it asked; let it ask again."),
    QT_TRANSLATE_NOOP(
        "Server", "This client stands in the settings as OAUTH_CLIENT_ID; take it out there."),
    QT_TRANSLATE_NOOP("Server", "A client needs a name of 1 to %1 characters."),
    QT_TRANSLATE_NOOP("Server", "A client needs 1 to %1 redirect URIs."),
    QT_TRANSLATE_NOOP("Server", "%1 cannot be a redirect URI: %2"),
    QT_TRANSLATE_NOOP("Server", "An agent needs a name of 1 to %1 characters."),
    QT_TRANSLATE_NOOP("Server", "Name the MCP servers the agent may use."),
    QT_TRANSLATE_NOOP("Server", "%1 is not the URL of an MCP server of this door."),
    QT_TRANSLATE_NOOP("Server", "An agent's scopes are some of OAUTH_SCOPES: %1."),
    QT_TRANSLATE_NOOP("Server", "There is no provider of that name."),
    QT_TRANSLATE_NOOP("Server", "There is no token of that id."),
    QT_TRANSLATE_NOOP("Server", "A token needs a name of 1 to %1 printable characters."),
    QT_TRANSLATE_NOOP("Server", "Name the MCP servers the token may call, 1 to %1."),
    QT_TRANSLATE_NOOP("Server",
        "This person may not come in (ALLOWED_USERS, ALLOWED_GROUPS), so a token cannot act for "
        "them."),
    QT_TRANSLATE_NOOP("Server", "A token ends in the next %1 days."),
    QT_TRANSLATE_NOOP("Server", "There are %1 tokens already; revoke those that nobody uses."),
    QT_TRANSLATE_NOOP("Server",
        "Only the user that gatehoused runs as, root and the members of ADMIN_GROUP may administer "
        "it."),
    QT_TRANSLATE_NOOP("Server", "There are too many connections; try again later."),
    QT_TRANSLATE_NOOP("Server", "There is no request \"%1\"."),
    QT_TRANSLATE_NOOP("Server", "Nothing can be stored, so nothing was changed; the log says why."),
    QT_TRANSLATE_NOOP(
        "Server", "The member \"kind\" must be one of %1, or the part of one before its dot."),
    QT_TRANSLATE_NOOP("Server",
        "What was noted of a row is a \"number\" from 1 and a \"digest\" of 64 hexadecimal "
        "digits."),
    QT_TRANSLATE_NOOP("Server",
        "A client has either \"redirectUris\", for people to sign in with it, or \"servers\", when "
        "it acts for itself."),
    QT_TRANSLATE_NOOP(
        "Server", "A client that acts for itself needs a secret: \"public\" is for people."),
    QT_TRANSLATE_NOOP("Server", "The member \"scopes\" must be scope names separated by blanks."),
    QT_TRANSLATE_NOOP("Server", "A frame was begun and not ended in time."),
    QT_TRANSLATE_NOOP("Server", "There was no hello in time."),
    QT_TRANSLATE_NOOP("Server", "A frame is larger than %1 bytes."),
    QT_TRANSLATE_NOOP("Server", "The first request must be hello."),
    QT_TRANSLATE_NOOP("Server",
        "This server speaks version %1 of the admin protocol, the client speaks %2; use the client "
        "that came with the server."),
    QT_TRANSLATE_NOOP("Server", "The answer is too large; ask for less."),
    QT_TRANSLATE_NOOP("Server",
        "There is no such part of a snapshot; it is kept for a minute after events.subscribe, "
        "until its end has been read."),
    QT_TRANSLATE_NOOP("Server", "The member \"limit\" must be from 1 to %1."),
    QT_TRANSLATE_NOOP(
        "Server", "Say what to end: one of \"session\", \"user\", \"client\", or \"all\" as true."),
    QT_TRANSLATE_NOOP("Server", "Say what to revoke: one of \"id\", \"user\", or \"all\" as true."),
    QT_TRANSLATE_NOOP("Server", "The member \"%1\" %2."),
    QT_TRANSLATE_NOOP("Server", "There is no such event."),
    QT_TRANSLATE_NOOP("Server", "The member \"number\" must be a whole number from 1."),
    QT_TRANSLATE_NOOP("Server", "The member \"jsonrpc\" must be \"2.0\"."),
    QT_TRANSLATE_NOOP("Server", "The member \"id\" must be a whole number or a short text."),
    QT_TRANSLATE_NOOP("Server", "The member \"method\" is missing."),
    QT_TRANSLATE_NOOP("Server", "The member \"%1\" is not known."),
    QT_TRANSLATE_NOOP("Server", "The member \"method\" must be a short text."),
    QT_TRANSLATE_NOOP("Server", "The member \"params\" must be an object."),
    QT_TRANSLATE_NOOP("Server", "An answer has an id and a result that is an object."),
    QT_TRANSLATE_NOOP("Server", "A failed answer has an id and an error with code and message."),
    QT_TRANSLATE_NOOP("Server", "A member stands twice."),
    QT_TRANSLATE_NOOP("Server", "The message is larger than %1 bytes."),
    QT_TRANSLATE_NOOP("Server", "The server does not answer at %1."),
    QT_TRANSLATE_NOOP("Server", "The server does not answer in time."),
    QT_TRANSLATE_NOOP("Server", "There is no connection to the server."),
    QT_TRANSLATE_NOOP("Server", "What answers at %1 is no Gatehouse server."),
    QT_TRANSLATE_NOOP("Server",
        "The server speaks version %1 of the admin protocol, this program speaks %2; use the one "
        "that came with the server."),
    QT_TRANSLATE_NOOP("Server", "No server answers at %1."),
    QT_TRANSLATE_NOOP("Server",
        "You may not use the admin socket %1: it is for the user that gatehoused runs as, root and "
        "the members of ADMIN_GROUP."),
    QT_TRANSLATE_NOOP("Server", "The connection to the server has ended."),
    QT_TRANSLATE_NOOP("Server", "The connection ended before the answer came."),
    QT_TRANSLATE_NOOP("Server", "A client without a secret cannot be an agent; make a new one."),
    QT_TRANSLATE_NOOP("Server", "%1 more from %2 to %3 were not kept."),
    QT_TRANSLATE_NOOP("Server", "Row %1 was not written by this server."),
    QT_TRANSLATE_NOOP("Server", "Row %1 is missing."),
    QT_TRANSLATE_NOOP(
        "Server", "Row %1 is not what was written: it was changed, or put in another's place."),
    QT_TRANSLATE_NOOP("Server", "Row %1 is not the one that was noted: the log was written anew."),
    QT_TRANSLATE_NOOP("Server", "Row %1 is missing, and all that followed it."),
    QT_TRANSLATE_NOOP("Server", "Row %1, the last one, is not the one that was written."),
    QT_TRANSLATE_NOOP(
        "Server", "Row %1 is missing, and all before it, and no row says that they were too old."),
    QT_TRANSLATE_NOOP("Server",
        "The tools of a token are at most %1 names of 1 to %2 printable characters, in which * is "
        "any run of them."),
    QT_TRANSLATE_NOOP("Server",
        "Nobody called \"%1\" is known here. A token acts for a local account, or for somebody who "
        "has signed in before."),
    QT_TRANSLATE_NOOP(
        "Server", "Several people are called \"%1\"; name the provider too, or the id of one."),
    QT_TRANSLATE_NOOP(
        "Server", "%1 is neither the path nor the URL of an MCP server of this door."),
    QT_TRANSLATE_NOOP("Server", "An account name has 1 to 200 characters."),
    QT_TRANSLATE_NOOP("Server", "Local accounts"),
    QT_TRANSLATE_NOOP("Server", "%1 cannot be read into the backup: %2."),
    QT_TRANSLATE_NOOP("Server", "The file %1 cannot be made: %2."),
    QT_TRANSLATE_NOOP("Server", "The file %1 cannot be written: %2."),
    QT_TRANSLATE_NOOP("Server", "A backup is being made already; try again when it is done."),
    QT_TRANSLATE_NOOP("Server", "The passphrase of a backup has %1 characters or more."),
    QT_TRANSLATE_NOOP("Server", "There is no backup; begin one first."),
    QT_TRANSLATE_NOOP("Server", "The backup cannot be read there: %1."),
    QT_TRANSLATE_NOOP("Server", "nothing can be stored."),
    QT_TRANSLATE_NOOP("Server", "Local accounts are kept here; there is no provider to try."),
    QT_TRANSLATE_NOOP("Server", "Nothing was changed. %1"),
    QT_TRANSLATE_NOOP(
        "Server", "Nothing was changed: %1 was changed meanwhile. Look at it, and try again."),
    QT_TRANSLATE_NOOP("Server",
        "Nothing was changed. %1 The server runs as a user who may not write it; change it by "
        "hand, and reload."),
    QT_TRANSLATE_NOOP("Server", "The folder %1, where programs without cwd work, cannot be made."),
    QT_TRANSLATE_NOOP("Server",
        "Secrets are systemd credentials here (SECRET_STORE=systemd), which only the unit can "
        "change: write LoadCredentialEncrypted=%1:FILE into it, FILE made with systemd-creds "
        "encrypt, and restart the service."),
    QT_TRANSLATE_NOOP("Server",
        "systemd hands over no credentials: CREDENTIALS_DIRECTORY is not set. Put LoadCredential= "
        "or LoadCredentialEncrypted= into the unit, or set SECRET_STORE to file or keychain."),
    QT_TRANSLATE_NOOP("Server", "The file %1 cannot be removed: %2."),
    QT_TRANSLATE_NOOP("Server", "The folder %1, where secrets are kept, cannot be made: %2."),
    QT_TRANSLATE_NOOP("Server", "Or set SECRET_STORE to file or systemd."),
    QT_TRANSLATE_NOOP("Server",
        "The keychain cannot be reached: there is no D-Bus session. Start gatehoused in the "
        "session of a user who is logged in."),
    QT_TRANSLATE_NOOP("Server",
        "No keychain runs in this session. Install and start one, such as gnome-keyring, KWallet "
        "or KeePassXC."),
    QT_TRANSLATE_NOOP("Server",
        "There is no keychain of this user yet. Log in at the desktop once, or make one in its "
        "program for passwords and keys."),
    QT_TRANSLATE_NOOP("Server",
        "The keychain is locked. Log in at the desktop, or unlock it in its program for passwords "
        "and keys, and try again."),
    QT_TRANSLATE_NOOP("Server",
        "The keychain did not answer within %1 seconds. Perhaps it waits on the screen for its "
        "password: unlock it, and try again."),
    QT_TRANSLATE_NOOP(
        "Server", "The keychain refused: %1. Or set SECRET_STORE to file or systemd."),
    QT_TRANSLATE_NOOP("Server", "it does not say why"),
    QT_TRANSLATE_NOOP("Server", "The secret in %1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Server", "it is no file"),
    QT_TRANSLATE_NOOP(
        "Server", "The secret in %1 can be read by others; make a new one, and run: chmod 600 %1"),
    QT_TRANSLATE_NOOP("Server", "it is larger than 64 KiB"),
    QT_TRANSLATE_NOOP("Server", "it is empty"),
    QT_TRANSLATE_NOOP("Server", "%1, where secrets are kept, is no folder."),
    QT_TRANSLATE_NOOP("Server",
        "The folder %1, where secrets are kept, belongs to another user; remove it, and set the "
        "secrets again."),
    QT_TRANSLATE_NOOP(
        "Server", "The folder %1, where secrets are kept, is open to others; run: chmod 700 %1"),
    QT_TRANSLATE_NOOP("Server",
        "A secret is named by letters, digits, -, _ and ., 64 at most, the first a letter or a "
        "digit."),
    QT_TRANSLATE_NOOP("Server", "The secret is empty; to have none of that name, remove it."),
    QT_TRANSLATE_NOOP("Server", "The secret is larger than 64 KiB."),
    QT_TRANSLATE_NOOP("Server", "The secret ends with a line end; leave that out."),
    QT_TRANSLATE_NOOP("Server", "There is no secret %1 in %2."),
    QT_TRANSLATE_NOOP("Server",
        "This gatehoused was built without QtKeychain and knows no keychain. Set SECRET_STORE to "
        "file or systemd, or build it with qtkeychain-qt6-dev installed."),
    QT_TRANSLATE_NOOP("Server", "The secret %1 is kept in %2."),
    QT_TRANSLATE_NOOP("Server", "It was not read to its end."),
    QT_TRANSLATE_NOOP("Server", "The database cannot be copied: %1."),
    QT_TRANSLATE_NOOP("Server", "The database was not copied to its end."),
    QT_TRANSLATE_NOOP(
        "Server", "The audit log has lost where it ends; restore a backup of the database."),
    QT_TRANSLATE_NOOP("Server", "The database %1 cannot be opened: %2."),
    QT_TRANSLATE_NOOP("Server", "The database %1 is damaged (%2); restore it from a backup."),
    QT_TRANSLATE_NOOP("Server", "Qt's SQLite driver is missing; install libqt6sql6-sqlite."),
    QT_TRANSLATE_NOOP("Server",
        "The file system of %1 cannot hold a write-ahead log; put the database on a local disk."),
    QT_TRANSLATE_NOOP("Server",
        "Qt's SQLite driver is built with another SQLite than this program; install Qt and "
        "Gatehouse from one source."),
    QT_TRANSLATE_NOOP("Server", "The database %1 failed: %2."),
    QT_TRANSLATE_NOOP("Server", "The backup holds something too large."),
    QT_TRANSLATE_NOOP("Server", "The copy of the database cannot be read: %1."),
    QT_TRANSLATE_NOOP("Server", "No key can be made of the passphrase: %1."),
    QT_TRANSLATE_NOOP(
        "Server", "The passphrase of a backup has %1 characters or more, 1 KiB at most."),
    QT_TRANSLATE_NOOP("Server", "Cannot write: %1."),
    QT_TRANSLATE_NOOP("Server", "The JSON text is larger than %1 bytes."),
    QT_TRANSLATE_NOOP("Server", "The JSON text is nested deeper than %1 levels."),
    QT_TRANSLATE_NOOP("Server", "Not JSON: %1 at byte %2."),
    QT_TRANSLATE_NOOP("Server", "The JSON text is not an object."),
    QT_TRANSLATE_NOOP("Server", "A sealed value cannot be opened: %1."),
    QT_TRANSLATE_NOOP("Server", "it is not in our format"),
    QT_TRANSLATE_NOOP("Server", "its key is not among RS_TOKENS_ENC_KEY"),
    QT_TRANSLATE_NOOP("Server", "it was changed or belongs to another record"),
    QT_TRANSLATE_NOOP("Server", "CA_FILE %1 holds no certificate in PEM."),
    QT_TRANSLATE_NOOP(
        "Server", "The TLS file %1 cannot be read (%2). Correct the path or its permissions."),
    QT_TRANSLATE_NOOP("Server",
        "The TLS key %1 holds no RSA or EC private key in PEM form without a passphrase. Store it "
        "so, readable only by this service."),
    QT_TRANSLATE_NOOP("Server",
        "The TLS key %1 does not belong to the first certificate of %2. Put the server's own "
        "certificate first."),
    QT_TRANSLATE_NOOP("Server", "The TLS certificate file %1 holds no certificate in PEM form."),
    QT_TRANSLATE_NOOP("Server", "No provider of that name is configured any more."),
    QT_TRANSLATE_NOOP("Server", "The password is too short: use at least %1 characters."),
    QT_TRANSLATE_NOOP("Server", "The password is too long: use at most %1 bytes."),
    QT_TRANSLATE_NOOP("Server", "The password cannot be hashed: %1."),
};

} // namespace gatehouse::models
