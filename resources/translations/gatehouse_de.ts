<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Diagnosis</name>
    <message>
        <source>If that address is right, the client needs it: add it to OAUTH_REDIRECT_ALLOWLIST for the client of the settings, or make a client anew with it. If not, remove the server from the program and add it again, so that it registers anew.</source>
        <translation>Wenn diese Adresse stimmt, braucht der Client sie: Ergänzen Sie sie für den Client der Einstellungen in OAUTH_REDIRECT_ALLOWLIST, oder legen Sie einen Client damit neu an. Wenn nicht, entfernen Sie den Server aus dem Programm und fügen ihn wieder hinzu, damit es sich neu registriert.</translation>
    </message>
    <message>
        <source>“{{client}}” sent a code_verifier that does not belong to the code. Most likely two instances of it started to sign in at once, and one overwrote what the other had kept.</source>
        <translation>„{{client}}“ hat einen code_verifier geschickt, der nicht zum Code gehört. Höchstwahrscheinlich haben zwei Instanzen gleichzeitig mit der Anmeldung begonnen, und eine hat überschrieben, was die andere sich gemerkt hatte.</translation>
    </message>
    <message>
        <source>Close all instances, start one alone and connect it; the others can follow once it is connected. With mcp-remote, also remove its folder ~/.mcp-auth first.</source>
        <translation>Schließen Sie alle Instanzen, starten Sie eine allein und verbinden Sie sie; die anderen können folgen, sobald sie verbunden ist. Bei mcp-remote entfernen Sie vorher auch dessen Ordner ~/.mcp-auth.</translation>
    </message>
    <message>
        <source>“{{client}}” sent the same code twice. To be safe the session made from it was ended.</source>
        <translation>„{{client}}“ hat denselben Code zweimal geschickt. Sicherheitshalber wurde die daraus entstandene Sitzung beendet.</translation>
    </message>
    <message>
        <source>Connect again. If it happens every time, the program repeats its request; report it to its maker.</source>
        <translation>Verbinden Sie sich neu. Wenn es jedes Mal geschieht, wiederholt das Programm seine Anfrage; melden Sie es seinem Hersteller.</translation>
    </message>
    <message>
        <source>“{{client}}” came with its code more than a minute after it had been issued.</source>
        <translation>„{{client}}“ kam mit seinem Code mehr als eine Minute, nachdem er ausgestellt war.</translation>
    </message>
    <message>
        <source>Connect again. If it happens every time, look at the clock of this machine and at what slows the program down.</source>
        <translation>Verbinden Sie sich neu. Wenn es jedes Mal geschieht, sehen Sie nach der Uhr dieses Rechners und danach, was das Programm bremst.</translation>
    </message>
    <message>
        <source>“{{client}}” wanted tokens for something else than the code was issued for: another client, return address or resource.</source>
        <translation>„{{client}}“ wollte Token für etwas anderes, als wofür der Code ausgestellt war: einen anderen Client, eine andere Rücksprungadresse oder Ressource.</translation>
    </message>
    <message>
        <source>Remove the server from the program and add it again. If it stays, report it to the program&apos;s maker.</source>
        <translation>Entfernen Sie den Server aus dem Programm und fügen Sie ihn wieder hinzu. Wenn es so bleibt, melden Sie es dem Hersteller des Programms.</translation>
    </message>
    <message>
        <source>“{{client}}” uses a client ID that is not, or no longer, known here.</source>
        <translation>„{{client}}“ benutzt eine Client-ID, die hier nicht oder nicht mehr bekannt ist.</translation>
    </message>
    <message>
        <source>Remove the server from the program and add it again, so that it registers anew. mcp-remote keeps the old ID in ~/.mcp-auth; delete that folder.</source>
        <translation>Entfernen Sie den Server aus dem Programm und fügen Sie ihn wieder hinzu, damit es sich neu registriert. mcp-remote hat die alte ID in ~/.mcp-auth; löschen Sie diesen Ordner.</translation>
    </message>
    <message>
        <source>“{{client}}” is described by a document that cannot be used ({{problem}}).</source>
        <translation>„{{client}}“ wird von einem Dokument beschrieben, das nicht brauchbar ist ({{problem}}).</translation>
    </message>
    <message>
        <source>If its host is not to be trusted, nothing is to be done. Else look whether this server may reach it (CIMD_ALLOWED_DOMAINS), or tell the program&apos;s maker.</source>
        <translation>Wenn dessen Host nicht zu trauen ist, ist nichts zu tun. Sonst sehen Sie nach, ob dieser Server ihn erreichen darf (CIMD_ALLOWED_DOMAINS), oder sagen Sie es dem Hersteller des Programms.</translation>
    </message>
    <message>
        <source>“{{client}}” is blocked here.</source>
        <translation>„{{client}}“ ist hier gesperrt.</translation>
    </message>
    <message>
        <source>Unblock it if it should come in.</source>
        <translation>Entsperren Sie ihn, wenn er hereindarf.</translation>
    </message>
    <message>
        <source>“{{client}}” has not been allowed yet (CLIENT_APPROVAL).</source>
        <translation>„{{client}}“ ist noch nicht zugelassen (CLIENT_APPROVAL).</translation>
    </message>
    <message>
        <source>Allow it, then connect again.</source>
        <translation>Lassen Sie ihn zu und verbinden Sie sich dann neu.</translation>
    </message>
    <message>
        <source>“{{client}}” could not prove who it is: its secret or its key is wrong.</source>
        <translation>„{{client}}“ konnte nicht beweisen, wer er ist: Sein Geheimnis oder sein Schlüssel ist falsch.</translation>
    </message>
    <message>
        <source>Compare the secret in the program with the one set here, and set it anew on both sides.</source>
        <translation>Vergleichen Sie das Geheimnis im Programm mit dem hier gesetzten und setzen Sie es auf beiden Seiten neu.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address begins otherwise (the scheme differs).</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse beginnt anders (das Schema unterscheidet sich).</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address has another host.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse hat einen anderen Host.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address has another port.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse hat einen anderen Port.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address has another path.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse hat einen anderen Pfad.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address differs after the question mark.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse ist nach dem Fragezeichen anders.</translation>
    </message>
    <message>
        <source>“{{client}}” began the sign-in with a request that is not accepted. It was told: {{detail}}</source>
        <translation>„{{client}}“ hat die Anmeldung mit einer Anfrage begonnen, die nicht angenommen wird. Die Antwort war: {{detail}}</translation>
    </message>
    <message>
        <source>Bring the program up to date. If it stays, report this sentence to its maker.</source>
        <translation>Bringen Sie das Programm auf den neuesten Stand. Wenn es so bleibt, melden Sie diesen Satz seinem Hersteller.</translation>
    </message>
    <message>
        <source>“{{client}}” opened the sign-in again and again in one browser and was stopped.</source>
        <translation>„{{client}}“ hat die Anmeldung in einem Browser immer wieder geöffnet und wurde angehalten.</translation>
    </message>
    <message>
        <source>Close the program, wait a minute and connect again. Look at what went wrong in the attempts before this one: some programs start anew at every error.</source>
        <translation>Schließen Sie das Programm, warten Sie eine Minute und verbinden Sie sich neu. Sehen Sie nach, was bei den Versuchen vor diesem schiefging: Manche Programme beginnen bei jedem Fehler von vorn.</translation>
    </message>
    <message>
        <source>The sign-in of “{{client}}” began in one browser and went on in another, or that browser keeps no cookies. Nothing was issued.</source>
        <translation>Die Anmeldung von „{{client}}“ hat in einem Browser begonnen und ging in einem anderen weiter, oder dieser Browser behält keine Cookies. Es wurde nichts ausgestellt.</translation>
    </message>
    <message>
        <source>Start again and stay in one browser, with cookies allowed. If somebody was sent a link to it, that link was not meant well.</source>
        <translation>Beginnen Sie neu und bleiben Sie in einem Browser, der Cookies erlaubt. Wenn jemandem ein Link dorthin geschickt wurde, war dieser Link nicht gut gemeint.</translation>
    </message>
    <message>
        <source>“{{client}}” began so many sign-ins that this one had to make room for newer ones.</source>
        <translation>„{{client}}“ hat so viele Anmeldungen begonnen, dass diese neueren Platz machen musste.</translation>
    </message>
    <message>
        <source>Close its old pages and go on in the newest one.</source>
        <translation>Schließen Sie die alten Seiten und machen Sie auf der neuesten weiter.</translation>
    </message>
    <message>
        <source>The identity provider {{detail}} could not be reached, so “{{client}}” got nothing.</source>
        <translation>Der Identitätsanbieter {{detail}} war nicht zu erreichen, darum hat „{{client}}“ nichts bekommen.</translation>
    </message>
    <message>
        <source>Look whether the provider is down and whether this machine reaches it (network, proxy, CA_FILE); the log says more. Then connect again.</source>
        <translation>Sehen Sie nach, ob der Anbieter ausgefallen ist und ob dieser Rechner ihn erreicht (Netz, Proxy, CA_FILE); im Protokoll steht mehr. Verbinden Sie sich dann neu.</translation>
    </message>
    <message>
        <source>The identity provider {{detail}} refused the sign-in, or the person cancelled it there.</source>
        <translation>Der Identitätsanbieter {{detail}} hat die Anmeldung abgelehnt, oder die Person hat sie dort abgebrochen.</translation>
    </message>
    <message>
        <source>If the person did not cancel it, look at the provider whether this server&apos;s client is allowed for them and whether its secret is still valid; the log says more.</source>
        <translation>Wenn die Person sie nicht abgebrochen hat, sehen Sie beim Anbieter nach, ob der Client dieses Servers für sie erlaubt und sein Geheimnis noch gültig ist; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>The identity provider {{detail}} answered with something that could not be used.</source>
        <translation>Der Identitätsanbieter {{detail}} hat etwas geantwortet, das nicht brauchbar war.</translation>
    </message>
    <message>
        <source>Compare the provider&apos;s settings here with those at the provider; the log says more.</source>
        <translation>Vergleichen Sie die Einstellungen zum Anbieter hier mit denen beim Anbieter; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>The person signed in, but is not on the list of who may come in.</source>
        <translation>Die Person hat sich angemeldet, steht aber nicht auf der Liste derer, die hereindürfen.</translation>
    </message>
    <message>
        <source>If they should come in, add them to ALLOWED_USERS or ALLOWED_GROUPS; then they connect again.</source>
        <translation>Wenn sie hereindarf, fügen Sie sie ALLOWED_USERS oder ALLOWED_GROUPS hinzu; dann verbindet sie sich neu.</translation>
    </message>
    <message>
        <source>The session was ended at a refresh because the person is no longer on the list.</source>
        <translation>Die Sitzung wurde bei einer Erneuerung beendet, weil die Person nicht mehr auf der Liste steht.</translation>
    </message>
    <message>
        <source>Nothing, if that was meant. Otherwise add them to ALLOWED_USERS or ALLOWED_GROUPS.</source>
        <translation>Nichts, wenn das so gemeint war. Sonst fügen Sie die Person ALLOWED_USERS oder ALLOWED_GROUPS hinzu.</translation>
    </message>
    <message>
        <source>The session was ended at a refresh because the identity provider no longer vouches for the person: it took its grant back, or it is not configured any more.</source>
        <translation>Die Sitzung wurde bei einer Erneuerung beendet, weil der Identitätsanbieter nicht mehr für die Person bürgt: Er hat seine Erlaubnis zurückgenommen, oder er ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>Connect again. If it comes back, look at the provider whether this server&apos;s access was withdrawn or runs out; the log says more.</source>
        <translation>Verbinden Sie sich neu. Wenn es wiederkommt, sehen Sie beim Anbieter nach, ob diesem Server der Zugang entzogen wurde oder er abläuft; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>A refresh token of “{{client}}” that had been used came back, so the session was ended. Either two instances share one sign-in, or the token was stolen.</source>
        <translation>Ein schon benutztes Refresh-Token von „{{client}}“ kam wieder, darum wurde die Sitzung beendet. Entweder teilen sich zwei Instanzen eine Anmeldung, oder das Token wurde gestohlen.</translation>
    </message>
    <message>
        <source>Connect again. If several instances share one store of sign-ins, give each its own. If none do, find out who else could read the program&apos;s files.</source>
        <translation>Verbinden Sie sich neu. Wenn sich mehrere Instanzen einen Speicher für Anmeldungen teilen, geben Sie jeder einen eigenen. Wenn nicht, finden Sie heraus, wer noch die Dateien des Programms lesen konnte.</translation>
    </message>
    <message>
        <source>The person chose Deny for “{{client}}”.</source>
        <translation>Die Person hat „{{client}}“ abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing. If it was a mistake, they connect again.</source>
        <translation>Nichts. Wenn es ein Versehen war, verbindet sie sich neu.</translation>
    </message>
    <message>
        <source>“{{client}}” does not renew its access: {{count}} of its sessions outlived their first access token, and none of them was refreshed. People have to connect it again each time.</source>
        <translation>„{{client}}“ erneuert seinen Zugang nicht: {{count}} seiner Sitzungen haben ihr erstes Zugangstoken überdauert, und keine davon wurde erneuert. Man muss ihn jedes Mal neu verbinden.</translation>
    </message>
    <message>
        <source>Let access tokens of this client live longer, up to 24 hours. They can still be ended at any moment.</source>
        <translation>Lassen Sie Zugangstoken dieses Clients länger gelten, bis zu 24 Stunden. Sie lassen sich trotzdem jederzeit beenden.</translation>
    </message>
    <message>
        <source>The access token of “{{client}}” is over. It came with it {{count}} times since then and never refreshed it; in the program the tools are gone without a word.</source>
        <translation>Das Zugangstoken von „{{client}}“ ist abgelaufen. Seitdem kam er {{count}}-mal damit und hat es nie erneuert; im Programm sind die Werkzeuge wortlos verschwunden.</translation>
    </message>
    <message>
        <source>Connect the program again. If it happens every day, let access tokens of this client live longer, up to 24 hours.</source>
        <translation>Verbinden Sie das Programm neu. Wenn es jeden Tag geschieht, lassen Sie Zugangstoken dieses Clients länger gelten, bis zu 24 Stunden.</translation>
    </message>
    <message>
        <source>“{{client}}” got its tokens and then stopped: it never called the MCP server.</source>
        <translation>„{{client}}“ hat seine Token bekommen und dann aufgehört: Er hat den MCP-Server nie aufgerufen.</translation>
    </message>
    <message>
        <source>Everything here went well. Try once more; then see whether the address in the program is the one that stands on the first page of this server, and whether a proxy or firewall in front of it lets POST requests to it pass.</source>
        <translation>Hier ging alles gut. Versuchen Sie es noch einmal; sehen Sie dann nach, ob die Adresse im Programm die ist, die auf der ersten Seite dieses Servers steht, und ob ein Proxy oder eine Firewall davor POST-Anfragen an ihn durchlässt.</translation>
    </message>
    <message>
        <source>The sign-in worked and “{{client}}” got its code, but it never came to exchange it.</source>
        <translation>Die Anmeldung ging gut und „{{client}}“ hat seinen Code bekommen, kam aber nie, um ihn einzutauschen.</translation>
    </message>
    <message>
        <source>Most likely nobody listened at the return address any more. Keep the program open until it says that it is connected, and connect again.</source>
        <translation>Höchstwahrscheinlich hat an der Rücksprungadresse niemand mehr gewartet. Lassen Sie das Programm offen, bis es sagt, dass es verbunden ist, und verbinden Sie sich neu.</translation>
    </message>
    <message>
        <source>The person went to sign in for “{{client}}” and did not come back.</source>
        <translation>Die Person ging für „{{client}}“ zur Anmeldung und kam nicht zurück.</translation>
    </message>
    <message>
        <source>If they saw an error there, compare the redirect URI registered at the provider with OAUTH_REDIRECT_URI. Otherwise they just have to connect again.</source>
        <translation>Wenn sie dort einen Fehler sah, vergleichen Sie die beim Anbieter eingetragene Redirect-URI mit OAUTH_REDIRECT_URI. Sonst muss sie sich nur neu verbinden.</translation>
    </message>
    <message>
        <source>“{{client}}” opened the page that asks for consent, and nobody answered it.</source>
        <translation>„{{client}}“ hat die Seite geöffnet, die um Zustimmung bittet, und niemand hat geantwortet.</translation>
    </message>
    <message>
        <source>Connect again and answer the page in the browser within ten minutes.</source>
        <translation>Verbinden Sie sich neu und beantworten Sie die Seite im Browser innerhalb von zehn Minuten.</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>A parameter was sent more than once.</source>
        <translation>Ein Parameter wurde mehr als einmal geschickt.</translation>
    </message>
    <message>
        <source>The state is longer than 4096 bytes.</source>
        <translation>Der state ist länger als 4096 Bytes.</translation>
    </message>
    <message>
        <source>Request objects are not supported.</source>
        <translation>Request-Objekte gehen hier nicht.</translation>
    </message>
    <message>
        <source>response_type is missing; it is &apos;code&apos;.</source>
        <translation>response_type fehlt; es ist „code“.</translation>
    </message>
    <message>
        <source>The only response_type is &apos;code&apos;.</source>
        <translation>Der einzige response_type ist „code“.</translation>
    </message>
    <message>
        <source>The only response_mode is &apos;query&apos;.</source>
        <translation>Der einzige response_mode ist „query“.</translation>
    </message>
    <message>
        <source>code_challenge is missing; PKCE is required.</source>
        <translation>code_challenge fehlt; PKCE ist nötig.</translation>
    </message>
    <message>
        <source>code_challenge_method must be &apos;S256&apos;.</source>
        <translation>code_challenge_method muss „S256“ sein.</translation>
    </message>
    <message>
        <source>code_challenge must be 43 characters of base64url (SHA-256).</source>
        <translation>code_challenge muss 43 Zeichen base64url haben (SHA-256).</translation>
    </message>
    <message>
        <source>The resource is not served here.</source>
        <translation>Die Ressource gibt es hier nicht.</translation>
    </message>
    <message>
        <source>A token is for one resource only.</source>
        <translation>Ein Token ist nur für eine Ressource.</translation>
    </message>
    <message>
        <source>The scope holds a character that is not allowed.</source>
        <translation>Der Scope enthält ein Zeichen, das nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>prompt &apos;none&apos; goes with no other value.</source>
        <translation>prompt „none“ verträgt keinen anderen Wert.</translation>
    </message>
    <message>
        <source>The address holds a parameter that is not correctly encoded.</source>
        <translation>Die Adresse enthält einen falsch kodierten Parameter.</translation>
    </message>
    <message>
        <source>The address names client_id or redirect_uri more than once.</source>
        <translation>Die Adresse nennt client_id oder redirect_uri mehr als einmal.</translation>
    </message>
    <message>
        <source>The address does not say which program sent you (client_id).</source>
        <translation>Die Adresse sagt nicht, welches Programm Sie geschickt hat (client_id).</translation>
    </message>
    <message>
        <source>The address does not say where to send you back to (redirect_uri).</source>
        <translation>Die Adresse sagt nicht, wohin Sie zurückzuschicken sind (redirect_uri).</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>The address has a port that is none.</source>
        <translation>Die Adresse hat einen Port, der keiner ist.</translation>
    </message>
    <message>
        <source>The address must name a public host in lower case, without a user.</source>
        <translation>Die Adresse muss einen öffentlichen Host in Kleinbuchstaben nennen, ohne Benutzer.</translation>
    </message>
    <message>
        <source>The address names a port other than 443.</source>
        <translation>Die Adresse nennt einen anderen Port als 443.</translation>
    </message>
    <message>
        <source>The address is longer than 2048 bytes.</source>
        <translation>Die Adresse ist länger als 2048 Bytes.</translation>
    </message>
    <message>
        <source>The address has a fragment.</source>
        <translation>Die Adresse hat ein Fragment.</translation>
    </message>
    <message>
        <source>The address holds a character that must be percent-encoded.</source>
        <translation>Die Adresse enthält ein Zeichen, das prozentkodiert sein muss.</translation>
    </message>
    <message>
        <source>The address has a path with dot segments.</source>
        <translation>Die Adresse hat einen Pfad mit Punkt-Segmenten.</translation>
    </message>
    <message>
        <source>This server does not read client documents (CIMD_ENABLED).</source>
        <translation>Dieser Server liest keine Dokumente von Clients (CIMD_ENABLED).</translation>
    </message>
    <message>
        <source>The address has a query.</source>
        <translation>Die Adresse hat eine Abfrage.</translation>
    </message>
    <message>
        <source>The address has no path.</source>
        <translation>Die Adresse hat keinen Pfad.</translation>
    </message>
    <message>
        <source>The host of the address is not on this server&apos;s list.</source>
        <translation>Der Host der Adresse steht nicht auf der Liste dieses Servers.</translation>
    </message>
    <message>
        <source>redirect_uris must name at least one URI.</source>
        <translation>redirect_uris muss mindestens eine URI nennen.</translation>
    </message>
    <message>
        <source>redirect_uris names more than 20 URIs.</source>
        <translation>redirect_uris nennt mehr als 20 URIs.</translation>
    </message>
    <message>
        <source>The document offers no way to authenticate that is known here: none or private_key_jwt.</source>
        <translation>Das Dokument bietet keine Art des Ausweises, die hier bekannt ist: none oder private_key_jwt.</translation>
    </message>
    <message>
        <source>The document wants private_key_jwt and needs a usable jwks or jwks_uri, not both.</source>
        <translation>Das Dokument will private_key_jwt und braucht ein brauchbares jwks oder jwks_uri, nicht beides.</translation>
    </message>
    <message>
        <source>The document is not a JSON object.</source>
        <translation>Das Dokument ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The document&apos;s client_id is not its own address.</source>
        <translation>Die client_id des Dokuments ist nicht seine eigene Adresse.</translation>
    </message>
    <message>
        <source>The document holds a client_secret.</source>
        <translation>Das Dokument enthält ein client_secret.</translation>
    </message>
    <message>
        <source>The document&apos;s redirect_uris are refused: %1</source>
        <translation>Die redirect_uris des Dokuments werden abgelehnt: %1</translation>
    </message>
    <message>
        <source>The document&apos;s client_name or scope is too long.</source>
        <translation>client_name oder scope des Dokuments ist zu lang.</translation>
    </message>
    <message>
        <source>The document does not allow the authorization code grant.</source>
        <translation>Das Dokument erlaubt den Authorization-Code-Grant nicht.</translation>
    </message>
    <message>
        <source>The description could not be fetched from there.</source>
        <translation>Die Beschreibung war von dort nicht abzurufen.</translation>
    </message>
    <message>
        <source>The address answered with HTTP %1.</source>
        <translation>Die Adresse hat mit HTTP %1 geantwortet.</translation>
    </message>
    <message>
        <source>A redirect URI needs a plain host name, without user information.</source>
        <translation>Eine Redirect-URI braucht einen schlichten Hostnamen, ohne Benutzer.</translation>
    </message>
    <message>
        <source>An http redirect URI must be on 127.0.0.1, [::1] or localhost; use https otherwise.</source>
        <translation>Eine Redirect-URI mit http muss auf 127.0.0.1, [::1] oder localhost liegen; sonst verwenden Sie https.</translation>
    </message>
    <message>
        <source>A redirect URI has 1 to 2048 characters.</source>
        <translation>Eine Redirect-URI hat 1 bis 2048 Zeichen.</translation>
    </message>
    <message>
        <source>A redirect URI has no fragment (RFC 6749 3.1.2).</source>
        <translation>Eine Redirect-URI hat kein Fragment (RFC 6749 3.1.2).</translation>
    </message>
    <message>
        <source>A redirect URI holds only characters that RFC 3986 allows.</source>
        <translation>Eine Redirect-URI enthält nur Zeichen, die RFC 3986 erlaubt.</translation>
    </message>
    <message>
        <source>A redirect URI is an absolute URI.</source>
        <translation>Eine Redirect-URI ist eine absolute URI.</translation>
    </message>
    <message>
        <source>A redirect URI has no &apos;.&apos; or &apos;..&apos; segments.</source>
        <translation>Eine Redirect-URI hat keine Segmente „.“ oder „..“.</translation>
    </message>
    <message>
        <source>The query of a redirect URI has no code, state, iss or error.</source>
        <translation>Die Abfrage einer Redirect-URI enthält weder code noch state, iss oder error.</translation>
    </message>
    <message>
        <source>This URI scheme is not accepted for redirect URIs.</source>
        <translation>Dieses URI-Schema wird für Redirect-URIs nicht angenommen.</translation>
    </message>
    <message>
        <source>A private-use redirect URI needs something after its scheme.</source>
        <translation>Eine Redirect-URI mit eigenem Schema braucht etwas nach dem Schema.</translation>
    </message>
    <message>
        <source>The client metadata must be a JSON object of at most 64 KiB.</source>
        <translation>Die Metadaten des Clients müssen ein JSON-Objekt von höchstens 64 KiB sein.</translation>
    </message>
    <message>
        <source>client_name has at most 200 characters, scope at most 1024.</source>
        <translation>client_name hat höchstens 200 Zeichen, scope höchstens 1024.</translation>
    </message>
    <message>
        <source>Too many registrations; try again in a moment.</source>
        <translation>Zu viele Registrierungen; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>There is no room for another client right now; try again later.</source>
        <translation>Für einen weiteren Client ist gerade kein Platz; versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Send the client metadata as application/json.</source>
        <translation>Die Metadaten des Clients sind als application/json zu schicken.</translation>
    </message>
    <message>
        <source>The provider %1 says where people sign in.</source>
        <translation>Der Anbieter %1 sagt, wo man sich anmeldet.</translation>
    </message>
    <message>
        <source>The provider %1 cannot be asked: %2</source>
        <translation>Der Anbieter %1 kann nicht gefragt werden: %2</translation>
    </message>
    <message>
        <source>Nobody can sign in there, and sessions end when its tokens do.</source>
        <translation>Niemand kann sich dort anmelden, und Sitzungen enden mit seinen Token.</translation>
    </message>
    <message>
        <source>See that this machine reaches it (firewall, OUTGOING_PROXY, CA_FILE) and that its URL in the settings is right.</source>
        <translation>Prüfen Sie, ob diese Maschine ihn erreicht (Firewall, OUTGOING_PROXY, CA_FILE) und ob seine URL in den Einstellungen stimmt.</translation>
    </message>
    <message>
        <source>The provider %1 knows our client id and secret.</source>
        <translation>Der Anbieter %1 kennt unsere Client-ID und unser Geheimnis.</translation>
    </message>
    <message>
        <source>The provider %1 refuses our client id or secret: %2</source>
        <translation>Der Anbieter %1 lehnt unsere Client-ID oder unser Geheimnis ab: %2</translation>
    </message>
    <message>
        <source>Every sign-in fails on its way back.</source>
        <translation>Jede Anmeldung scheitert auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Copy both again from the provider&apos;s page into the settings; a secret may have been replaced or have expired there.</source>
        <translation>Kopieren Sie beide noch einmal von der Seite des Anbieters in die Einstellungen; ein Geheimnis kann dort ersetzt worden oder abgelaufen sein.</translation>
    </message>
    <message>
        <source>The provider %1 does not know our redirect URI: %2</source>
        <translation>Der Anbieter %1 kennt unsere Redirect-URI nicht: %2</translation>
    </message>
    <message>
        <source>Every sign-in is refused by the provider.</source>
        <translation>Jede Anmeldung wird vom Anbieter abgelehnt.</translation>
    </message>
    <message>
        <source>Register BASE_URL/oauth/callback there, as the start-up log says it (with several providers: BASE_URL/oauth/provider-callback/%1).</source>
        <translation>Registrieren Sie dort BASE_URL/oauth/callback, wie es das Protokoll beim Start sagt (bei mehreren Anbietern: BASE_URL/oauth/provider-callback/%1).</translation>
    </message>
    <message>
        <source>Whether the provider %1 accepts our client id and secret could not be told: %2</source>
        <translation>Ob der Anbieter %1 unsere Client-ID und unser Geheimnis annimmt, war nicht festzustellen: %2</translation>
    </message>
    <message>
        <source>If it does not, every sign-in fails on its way back.</source>
        <translation>Wenn nicht, scheitert jede Anmeldung auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Sign in once yourself to be sure.</source>
        <translation>Melden Sie sich einmal selbst an, um sicher zu sein.</translation>
    </message>
    <message>
        <source>The MCP server %1 does not work: %2</source>
        <translation>Der MCP-Server %1 funktioniert nicht: %2</translation>
    </message>
    <message>
        <source>Clients connect, and find no tools.</source>
        <translation>Clients verbinden sich und finden keine Werkzeuge.</translation>
    </message>
    <message>
        <source>See its entry in MCP_SERVERS_FILE, and its own log; programs write theirs to the log of gatehoused.</source>
        <translation>Sehen Sie sich seinen Eintrag in MCP_SERVERS_FILE und sein Protokoll an; Programme schreiben ihres in das von gatehoused.</translation>
    </message>
    <message>
        <source>The MCP server %1 is there; it was not asked more, since %2.</source>
        <translation>Der MCP-Server %1 ist da; mehr wurde er nicht gefragt, denn %2.</translation>
    </message>
    <message>
        <source>its rules let only some people in</source>
        <translation>seine Regeln lassen nur manche Personen ein</translation>
    </message>
    <message>
        <source>its rules let only some clients in</source>
        <translation>seine Regeln lassen nur manche Clients ein</translation>
    </message>
    <message>
        <source>it is asked with a person&apos;s token</source>
        <translation>er wird mit dem Token einer Person gefragt</translation>
    </message>
    <message>
        <source>The MCP server %1 answers and has %2 tools.</source>
        <translation>Der MCP-Server %1 antwortet; Zahl seiner Werkzeuge: %2.</translation>
    </message>
    <message>
        <source>%1 gets as far as the consent page.</source>
        <translation>%1 kommt bis zur Zustimmungsseite.</translation>
    </message>
    <message>
        <source>%1 stops %2: %3</source>
        <translation>%1 bleibt stehen, %2: %3</translation>
    </message>
    <message>
        <source>when it calls the MCP server without a token</source>
        <translation>wenn es den MCP-Server ohne Token aufruft</translation>
    </message>
    <message>
        <source>when it reads the metadata</source>
        <translation>wenn es die Metadaten liest</translation>
    </message>
    <message>
        <source>when it registers</source>
        <translation>wenn es sich registriert</translation>
    </message>
    <message>
        <source>when it sends a person to sign in</source>
        <translation>wenn es eine Person zur Anmeldung schickt</translation>
    </message>
    <message>
        <source>Nobody can connect with it.</source>
        <translation>Niemand kann sich damit verbinden.</translation>
    </message>
    <message>
        <source>If what came before on this list is good, something in front of Gatehouse treats this request in its own way; look at its log.</source>
        <translation>Wenn alles davor auf dieser Liste gut ist, behandelt etwas vor Gatehouse diese Anfrage auf seine eigene Weise; sehen Sie in dessen Protokoll.</translation>
    </message>
    <message>
        <source>the answer is HTTP %1.</source>
        <translation>die Antwort ist HTTP %1.</translation>
    </message>
    <message>
        <source>the answer is no page.</source>
        <translation>die Antwort ist keine Seite.</translation>
    </message>
    <message>
        <source>the page does not ask for consent.</source>
        <translation>die Seite fragt nicht nach Zustimmung.</translation>
    </message>
    <message>
        <source>the answer is HTTP %1, not 401.</source>
        <translation>die Antwort ist HTTP %1, nicht 401.</translation>
    </message>
    <message>
        <source>the answer has lost its WWW-Authenticate field.</source>
        <translation>der Antwort fehlt das Feld WWW-Authenticate.</translation>
    </message>
    <message>
        <source>The name %1 of BASE_URL has no address.</source>
        <translation>Der Name %1 aus BASE_URL hat keine Adresse.</translation>
    </message>
    <message>
        <source>No client finds this server.</source>
        <translation>Kein Client findet diesen Server.</translation>
    </message>
    <message>
        <source>Make an A or AAAA record for %1, or correct BASE_URL.</source>
        <translation>Legen Sie einen A- oder AAAA-Eintrag für %1 an, oder berichtigen Sie BASE_URL.</translation>
    </message>
    <message>
        <source>%1 is this machine itself.</source>
        <translation>%1 ist diese Maschine selbst.</translation>
    </message>
    <message>
        <source>%1 leads to %2, which is no address of the internet.</source>
        <translation>%1 führt zu %2, und das ist keine Adresse im Internet.</translation>
    </message>
    <message>
        <source>Clients in your network can connect, those that run on the web (Claude, ChatGPT) cannot.</source>
        <translation>Clients in Ihrem Netz können sich verbinden, solche im Web (Claude, ChatGPT) nicht.</translation>
    </message>
    <message>
        <source>If those are wanted, let %1 have a public address, or use a tunnel.</source>
        <translation>Wenn diese gewünscht sind, geben Sie %1 eine öffentliche Adresse, oder nehmen Sie einen Tunnel.</translation>
    </message>
    <message>
        <source>%1 leads to %2.</source>
        <translation>%1 führt zu %2.</translation>
    </message>
    <message>
        <source>Clients do not connect to what they cannot trust.</source>
        <translation>Clients verbinden sich nicht mit etwas, dem sie nicht vertrauen können.</translation>
    </message>
    <message>
        <source>The certificate has expired on %1.</source>
        <translation>Das Zertifikat ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>Renew it where TLS ends (TLS_CERT_FILE, or the proxy in front), and reload.</source>
        <translation>Erneuern Sie es dort, wo TLS endet (TLS_CERT_FILE oder der Proxy davor), und lassen Sie es neu lesen.</translation>
    </message>
    <message>
        <source>No trusted TLS connection: %1</source>
        <translation>Keine vertrauenswürdige TLS-Verbindung: %1</translation>
    </message>
    <message>
        <source>Serve a certificate for this name with the whole chain (fullchain.pem) where TLS ends: TLS_CERT_FILE, or the proxy in front.</source>
        <translation>Verwenden Sie dort, wo TLS endet, ein Zertifikat für diesen Namen mit der ganzen Kette (fullchain.pem): TLS_CERT_FILE oder der Proxy davor.</translation>
    </message>
    <message>
        <source>The public URL shows no certificate.</source>
        <translation>Die öffentliche URL zeigt kein Zertifikat.</translation>
    </message>
    <message>
        <source>Look at what serves TLS in front of Gatehouse.</source>
        <translation>Sehen Sie sich an, was vor Gatehouse TLS anbietet.</translation>
    </message>
    <message>
        <source>The certificate expires on %1, in %2 days.</source>
        <translation>Das Zertifikat läuft am %1 ab, in %2 Tagen.</translation>
    </message>
    <message>
        <source>From then on no client connects; automatic renewal happens earlier than this.</source>
        <translation>Von da an verbindet sich kein Client; automatisch erneuert wird früher.</translation>
    </message>
    <message>
        <source>See why it was not renewed, and renew it now.</source>
        <translation>Sehen Sie nach, warum es nicht erneuert wurde, und erneuern Sie es jetzt.</translation>
    </message>
    <message>
        <source>The certificate is trusted, until %1.</source>
        <translation>Dem Zertifikat wird vertraut, bis %1.</translation>
    </message>
    <message>
        <source>Clients read it first; where it is missing or changed they stop.</source>
        <translation>Clients lesen das zuerst; wo es fehlt oder verändert ist, bleiben sie stehen.</translation>
    </message>
    <message>
        <source>%1 cannot be fetched: %2</source>
        <translation>%1 ist nicht abzurufen: %2</translation>
    </message>
    <message>
        <source>See that BASE_URL leads to this server: the port, the proxy, the firewall. Some routers do not lead back in from inside; then only this test fails, and a name for it in /etc/hosts helps.</source>
        <translation>Prüfen Sie, ob BASE_URL zu diesem Server führt: Port, Proxy, Firewall. Manche Router führen von innen nicht wieder hinein; dann scheitert nur diese Prüfung, und ein Name dafür in /etc/hosts hilft.</translation>
    </message>
    <message>
        <source>%1 is answered with HTTP %2.</source>
        <translation>%1 wird mit HTTP %2 beantwortet.</translation>
    </message>
    <message>
        <source>Let what stands in front pass every path on to Gatehouse, and ask nobody to sign in for it.</source>
        <translation>Lassen Sie das, was davor steht, jeden Pfad an Gatehouse weitergeben und niemanden dafür nach einer Anmeldung fragen.</translation>
    </message>
    <message>
        <source>%1 is not what this server says; it differs from byte %2 on.</source>
        <translation>%1 ist nicht, was dieser Server sagt; ab Byte %2 ist es anders.</translation>
    </message>
    <message>
        <source>Something in front changes answers, or BASE_URL leads to another server. Switch off what rewrites them.</source>
        <translation>Etwas davor verändert Antworten, oder BASE_URL führt zu einem anderen Server. Schalten Sie ab, was sie umschreibt.</translation>
    </message>
    <message>
        <source>%1 comes through as it is.</source>
        <translation>%1 kommt unverändert an.</translation>
    </message>
    <message>
        <source>The clock of this machine is %1 seconds %2 that of %3.</source>
        <translation>Die Uhr dieser Maschine geht gegenüber der von %3 um %1 Sekunden %2.</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Tokens of the provider seem expired or not yet valid, and sign-ins fail.</source>
        <translation>Token des Anbieters scheinen abgelaufen oder noch nicht gültig, und Anmeldungen scheitern.</translation>
    </message>
    <message>
        <source>Switch time synchronisation on: timedatectl set-ntp true</source>
        <translation>Schalten Sie die Zeitsynchronisation ein: timedatectl set-ntp true</translation>
    </message>
    <message>
        <source>The clock agrees with that of %1.</source>
        <translation>Die Uhr stimmt mit der von %1 überein.</translation>
    </message>
    <message>
        <source>Nobody was found to compare the clock of this machine with.</source>
        <translation>Es fand sich niemand, mit dem die Uhr dieser Maschine zu vergleichen wäre.</translation>
    </message>
    <message>
        <source>BASE_URL has no TLS.</source>
        <translation>BASE_URL ist ohne TLS.</translation>
    </message>
    <message>
        <source>Nothing can be written in %1.</source>
        <translation>In %1 lässt sich nichts schreiben.</translation>
    </message>
    <message>
        <source>No token can be issued: what is not stored is not answered.</source>
        <translation>Kein Token kann ausgestellt werden: Was nicht gespeichert ist, wird nicht beantwortet.</translation>
    </message>
    <message>
        <source>See that the disk is not full and mounted read-only, and that the folder belongs to the user Gatehouse runs as.</source>
        <translation>Prüfen Sie, dass der Datenträger nicht voll oder schreibgeschützt eingehängt ist und dass der Ordner dem Benutzer gehört, unter dem Gatehouse läuft.</translation>
    </message>
    <message>
        <source>Only %1 are free where %2 is.</source>
        <translation>Nur %1 sind frei, wo %2 liegt.</translation>
    </message>
    <message>
        <source>%1 are free where %2 is.</source>
        <translation>%1 sind frei, wo %2 liegt.</translation>
    </message>
    <message>
        <source>When it is full no token can be issued.</source>
        <translation>Wenn er voll ist, kann kein Token ausgestellt werden.</translation>
    </message>
    <message>
        <source>Make room on that disk.</source>
        <translation>Schaffen Sie Platz auf diesem Datenträger.</translation>
    </message>
    <message>
        <source>Others on this machine may look into %1.</source>
        <translation>Andere auf dieser Maschine dürfen in %1 hineinsehen.</translation>
    </message>
    <message>
        <source>The database and the key that opens it are there.</source>
        <translation>Dort liegen die Datenbank und der Schlüssel, der sie öffnet.</translation>
    </message>
    <message>
        <source>Run: chmod 700 %1</source>
        <translation>Führen Sie aus: chmod 700 %1</translation>
    </message>
    <message>
        <source>%1 is private.</source>
        <translation>%1 ist privat.</translation>
    </message>
    <message>
        <source>The database is whole.</source>
        <translation>Die Datenbank ist heil.</translation>
    </message>
    <message>
        <source>The database is damaged: %1</source>
        <translation>Die Datenbank ist beschädigt: %1</translation>
    </message>
    <message>
        <source>Sessions may be lost, and the next start may refuse it.</source>
        <translation>Sitzungen können verloren sein, und der nächste Start kann sie ablehnen.</translation>
    </message>
    <message>
        <source>Stop the server, keep a copy of its data folder, and restore the latest backup: gatehoused --restore FILE</source>
        <translation>Halten Sie den Server an, behalten Sie eine Kopie seines Datenordners, und stellen Sie die letzte Sicherung wieder her: gatehoused --restore DATEI</translation>
    </message>
    <message>
        <source>ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in.</source>
        <translation>ALLOWED_USERS und ALLOWED_GROUPS sind leer: Niemand darf herein.</translation>
    </message>
    <message>
        <source>Whoever signs in is refused.</source>
        <translation>Wer sich anmeldet, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Set for example ALLOWED_USERS=*@example.com and start again.</source>
        <translation>Setzen Sie zum Beispiel ALLOWED_USERS=*@example.com, und starten Sie neu.</translation>
    </message>
    <message>
        <source>ALLOWED_USERS is *: everybody with an account at the provider may come in.</source>
        <translation>ALLOWED_USERS ist *: Jeder mit einem Konto beim Anbieter darf herein.</translation>
    </message>
    <message>
        <source>At a public provider that is everybody there is.</source>
        <translation>Bei einem öffentlichen Anbieter sind das alle, die es gibt.</translation>
    </message>
    <message>
        <source>Name addresses or domains in ALLOWED_USERS, or groups in ALLOWED_GROUPS.</source>
        <translation>Nennen Sie Adressen oder Domains in ALLOWED_USERS oder Gruppen in ALLOWED_GROUPS.</translation>
    </message>
    <message>
        <source>%1 could be guessed: %2.</source>
        <translation>%1 ist zu erraten: %2.</translation>
    </message>
    <message>
        <source>The client secret of the provider %1</source>
        <translation>Das Client-Geheimnis des Anbieters %1</translation>
    </message>
    <message>
        <source>Who has it can pass for this server, or for its client.</source>
        <translation>Wer es hat, kann sich als dieser Server oder als sein Client ausgeben.</translation>
    </message>
    <message>
        <source>Have a new secret made where this one comes from, and set it here.</source>
        <translation>Lassen Sie dort, woher es kommt, ein neues Geheimnis machen, und setzen Sie es hier.</translation>
    </message>
    <message>
        <source>A key that seals tokens could be guessed: %1.</source>
        <translation>Ein Schlüssel, der Token versiegelt, ist zu erraten: %1.</translation>
    </message>
    <message>
        <source>Who copies the database could read the provider&apos;s tokens in it.</source>
        <translation>Wer die Datenbank kopiert, könnte die Token des Anbieters darin lesen.</translation>
    </message>
    <message>
        <source>Put a new key in front of the others in RS_TOKENS_ENC_KEY; what is under the old one is sealed anew.</source>
        <translation>Setzen Sie in RS_TOKENS_ENC_KEY einen neuen Schlüssel vor die anderen; was unter dem alten liegt, wird neu versiegelt.</translation>
    </message>
    <message>
        <source>it repeats a pattern</source>
        <translation>ein Muster wiederholt sich</translation>
    </message>
    <message>
        <source>its bytes count up or down</source>
        <translation>seine Bytes zählen auf- oder abwärts</translation>
    </message>
    <message>
        <source>it is made of letters and digits, not of random bytes</source>
        <translation>er besteht aus Buchstaben und Ziffern, nicht aus zufälligen Bytes</translation>
    </message>
    <message>
        <source>it has too few different bytes</source>
        <translation>er hat zu wenige verschiedene Bytes</translation>
    </message>
    <message>
        <source>it has fewer than %1 characters</source>
        <translation>es hat weniger als %1 Zeichen</translation>
    </message>
    <message>
        <source>it has too few different characters</source>
        <translation>es hat zu wenige verschiedene Zeichen</translation>
    </message>
    <message>
        <source>it is a well-known word</source>
        <translation>es ist ein bekanntes Wort</translation>
    </message>
    <message>
        <source>The rule %1 of ALLOWED_GROUPS means the group %2 of the provider %3, not a team at GitHub.</source>
        <translation>Die Regel %1 aus ALLOWED_GROUPS meint die Gruppe %2 des Anbieters %3, kein Team bei GitHub.</translation>
    </message>
    <message>
        <source>While GitHub is the only provider the same words mean the team %1 of the organization %2, so that the rule lets in other people than it did.</source>
        <translation>Solange GitHub der einzige Anbieter ist, meinen dieselben Worte das Team %1 der Organisation %2; die Regel lässt also andere Personen ein als bisher.</translation>
    </message>
    <message>
        <source>For the team write GITHUB/%1, where GITHUB is the name of that provider in PROVIDERS; if the group is meant, nothing is to do.</source>
        <translation>Für das Team schreiben Sie GITHUB/%1, wobei GITHUB der Name dieses Anbieters in PROVIDERS ist; ist die Gruppe gemeint, ist nichts zu tun.</translation>
    </message>
    <message>
        <source>A proxy on this machine stands in front, and TRUSTED_PROXIES is empty.</source>
        <translation>Ein Proxy auf dieser Maschine steht davor, und TRUSTED_PROXIES ist leer.</translation>
    </message>
    <message>
        <source>Everybody counts as one address, 127.0.0.1: limits meant for one hit all, and logs do not say who it was.</source>
        <translation>Alle zählen als eine Adresse, 127.0.0.1: Grenzen, die einem gelten, treffen alle, und Protokolle sagen nicht, wer es war.</translation>
    </message>
    <message>
        <source>Set TRUSTED_PROXIES=127.0.0.1/32,::1/128, and let the proxy set X-Forwarded-For.</source>
        <translation>Setzen Sie TRUSTED_PROXIES=127.0.0.1/32,::1/128, und lassen Sie den Proxy X-Forwarded-For setzen.</translation>
    </message>
    <message>
        <source>BASE_URL is %1: only programs on this machine can use it.</source>
        <translation>BASE_URL ist %1: Nur Programme auf dieser Maschine können es verwenden.</translation>
    </message>
    <message>
        <source>Clients on other machines, and all that run on the web, cannot connect.</source>
        <translation>Clients auf anderen Maschinen und alle im Web können sich nicht verbinden.</translation>
    </message>
    <message>
        <source>For more than a try, set BASE_URL to an https address that they reach.</source>
        <translation>Für mehr als einen Versuch setzen Sie BASE_URL auf eine https-Adresse, die sie erreichen.</translation>
    </message>
    <message>
        <source>The settings fit together.</source>
        <translation>Die Einstellungen passen zusammen.</translation>
    </message>
    <message>
        <source>There was no end to it: %1.</source>
        <translation>Es nahm kein Ende: %1.</translation>
    </message>
    <message>
        <source>What is asked here does not answer in a time that a person waits.</source>
        <translation>Was hier gefragt wird, antwortet nicht in einer Zeit, die jemand wartet.</translation>
    </message>
    <message>
        <source>See what it is waiting for, in its own log.</source>
        <translation>Sehen Sie in seinem eigenen Protokoll nach, worauf es wartet.</translation>
    </message>
    <message>
        <source>Not tried: %1.</source>
        <translation>Nicht versucht: %1.</translation>
    </message>
    <message>
        <source>It would fail for the reason above.</source>
        <translation>Es würde aus dem Grund oben scheitern.</translation>
    </message>
    <message>
        <source>Correct what is wrong with the public URL first, and run this again.</source>
        <translation>Beheben Sie zuerst, was mit der öffentlichen URL nicht stimmt, und starten Sie dies noch einmal.</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
    <message>
        <source>the data folder</source>
        <translation>der Datenordner</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>die Datenbank</translation>
    </message>
    <message>
        <source>the name of BASE_URL</source>
        <translation>der Name aus BASE_URL</translation>
    </message>
    <message>
        <source>the certificate of BASE_URL</source>
        <translation>das Zertifikat von BASE_URL</translation>
    </message>
    <message>
        <source>the metadata as clients read it</source>
        <translation>die Metadaten, wie Clients sie lesen</translation>
    </message>
    <message>
        <source>the clock of this machine</source>
        <translation>die Uhr dieser Maschine</translation>
    </message>
    <message>
        <source>the provider %1</source>
        <translation>der Anbieter %1</translation>
    </message>
    <message>
        <source>our credentials at the provider %1</source>
        <translation>unsere Zugangsdaten beim Anbieter %1</translation>
    </message>
    <message>
        <source>the MCP server %1</source>
        <translation>der MCP-Server %1</translation>
    </message>
    <message>
        <source>signing in with %1</source>
        <translation>die Anmeldung mit %1</translation>
    </message>
    <message>
        <source>Somebody used a copy of a refresh token of %1; the session has been ended.</source>
        <translation>Jemand hat eine Kopie eines Refresh-Tokens von %1 verwendet; die Sitzung wurde beendet.</translation>
    </message>
    <message>
        <source>The provider %1 does not answer as it should: %2</source>
        <translation>Der Anbieter %1 antwortet nicht, wie er sollte: %2</translation>
    </message>
    <message>
        <source>no token was issued for it (HTTP %1).</source>
        <translation>dafür wurde kein Token ausgestellt (HTTP %1).</translation>
    </message>
    <message>
        <source>its program %1 is not found.</source>
        <translation>sein Programm %1 ist nicht zu finden.</translation>
    </message>
    <message>
        <source>it took a code that nobody has.</source>
        <translation>er hat einen Code angenommen, den niemand hat.</translation>
    </message>
    <message>
        <source>%1 is answered with HTTP %2 and no JSON it can use.</source>
        <translation>%1 wird mit HTTP %2 beantwortet, ohne brauchbares JSON.</translation>
    </message>
    <message>
        <source>the answer is HTTP %1: %2</source>
        <translation>die Antwort ist HTTP %1: %2</translation>
    </message>
    <message>
        <source>no JSON.</source>
        <translation>kein JSON.</translation>
    </message>
    <message>
        <source>OAUTH_EXTRA_AUTH_PARAMS must not set &quot;%1&quot;; the sign-in sets it itself.</source>
        <translation>OAUTH_EXTRA_AUTH_PARAMS darf „%1“ nicht setzen; das tut die Anmeldung selbst.</translation>
    </message>
    <message>
        <source>%1 answered the discovery request with HTTP %2.</source>
        <translation>%1 hat die Discovery-Anfrage mit HTTP %2 beantwortet.</translation>
    </message>
    <message>
        <source>There is no OpenID Connect discovery document at %1 or above it.</source>
        <translation>Unter %1 oder darüber gibt es kein Discovery-Dokument von OpenID Connect.</translation>
    </message>
    <message>
        <source>GitHub did not say who signed in.</source>
        <translation>GitHub hat nicht gesagt, wer sich angemeldet hat.</translation>
    </message>
    <message>
        <source>GitHub&apos;s answer does not say who signed in.</source>
        <translation>Die Antwort von GitHub sagt nicht, wer sich angemeldet hat.</translation>
    </message>
    <message>
        <source>The id_token is refused: %1.</source>
        <translation>Das id_token wird abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The id_token is refused: %1</source>
        <translation>Das id_token wird abgelehnt: %1</translation>
    </message>
    <message>
        <source>it does not say when it was issued and expires</source>
        <translation>es sagt nicht, wann es ausgestellt wurde und abläuft</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>it was issued in the future; compare the clocks</source>
        <translation>es wurde in der Zukunft ausgestellt; vergleichen Sie die Uhren</translation>
    </message>
    <message>
        <source>it is not valid yet</source>
        <translation>es gilt noch nicht</translation>
    </message>
    <message>
        <source>the provider does not sign with its algorithm</source>
        <translation>der Anbieter unterschreibt nicht mit seinem Verfahren</translation>
    </message>
    <message>
        <source>its signature is not the provider&apos;s</source>
        <translation>seine Signatur ist nicht die des Anbieters</translation>
    </message>
    <message>
        <source>it is of another issuer</source>
        <translation>es ist von einem anderen Issuer</translation>
    </message>
    <message>
        <source>it is for another client</source>
        <translation>es ist für einen anderen Client</translation>
    </message>
    <message>
        <source>its nonce is of another sign-in</source>
        <translation>seine nonce gehört zu einer anderen Anmeldung</translation>
    </message>
    <message>
        <source>it does not say who signed in</source>
        <translation>es sagt nicht, wer sich angemeldet hat</translation>
    </message>
    <message>
        <source>The provider publishes no key with the id of the token&apos;s signature.</source>
        <translation>Der Anbieter veröffentlicht keinen Schlüssel mit der ID, die das Token nennt.</translation>
    </message>
    <message>
        <source>The provider answered the request for its keys with HTTP %1.</source>
        <translation>Der Anbieter hat die Frage nach seinen Schlüsseln mit HTTP %1 beantwortet.</translation>
    </message>
    <message>
        <source>The provider&apos;s keys are not a JWK set.</source>
        <translation>Die Schlüssel des Anbieters sind kein JWK-Satz.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer does not say who signed in.</source>
        <translation>Die Antwort des Anbieters sagt nicht, wer sich angemeldet hat.</translation>
    </message>
    <message>
        <source>The provider accepts neither client_secret_basic nor client_secret_post.</source>
        <translation>Der Anbieter nimmt weder client_secret_basic noch client_secret_post an.</translation>
    </message>
    <message>
        <source>The answer came from another issuer than the one that was asked.</source>
        <translation>Die Antwort kam von einem anderen Issuer als dem gefragten.</translation>
    </message>
    <message>
        <source>The provider&apos;s userinfo is about somebody else.</source>
        <translation>Die Userinfo des Anbieters handelt von jemand anderem.</translation>
    </message>
    <message>
        <source>The provider&apos;s userinfo does not say who it is about.</source>
        <translation>Die Userinfo des Anbieters sagt nicht, von wem sie handelt.</translation>
    </message>
    <message>
        <source>A provider&apos;s name may have only a to z, 0 to 9 and dashes.</source>
        <translation>Der Name eines Anbieters darf nur a bis z, 0 bis 9 und Bindestriche enthalten.</translation>
    </message>
    <message>
        <source>The provider &quot;%1&quot; has no client id: register Gatehouse there and set PROVIDER_CLIENT_ID and PROVIDER_CLIENT_SECRET.</source>
        <translation>Der Anbieter „%1“ hat keine Client-ID: Registrieren Sie Gatehouse dort, und setzen Sie PROVIDER_CLIENT_ID und PROVIDER_CLIENT_SECRET.</translation>
    </message>
    <message>
        <source>The provider &quot;%1&quot; has no client secret: set PROVIDER_CLIENT_SECRET or PROVIDER_CLIENT_SECRET_FILE.</source>
        <translation>Der Anbieter „%1“ hat kein Client-Geheimnis: Setzen Sie PROVIDER_CLIENT_SECRET oder PROVIDER_CLIENT_SECRET_FILE.</translation>
    </message>
    <message>
        <source>%1 is not a usable URL: it must be https, or http on a loopback address for a test.</source>
        <translation>%1 ist keine brauchbare URL: Sie muss https sein, oder http auf dieser Maschine für einen Versuch.</translation>
    </message>
    <message>
        <source>For a provider without discovery set %1 too.</source>
        <translation>Für einen Anbieter ohne Discovery setzen Sie auch %1.</translation>
    </message>
    <message>
        <source>It is not known who signs people in: set PROVIDER_ACCOUNTS_URL to the provider&apos;s issuer or userinfo URL; for one without OpenID Connect discovery all of the three URLs are needed (missing: %1).</source>
        <translation>Es ist nicht bekannt, wer Personen anmeldet: Setzen Sie PROVIDER_ACCOUNTS_URL auf den Issuer oder die Userinfo-URL des Anbieters; ohne Discovery von OpenID Connect sind alle drei URLs nötig (es fehlt: %1).</translation>
    </message>
    <message>
        <source>The discovery document at %1 is of another issuer.</source>
        <translation>Das Discovery-Dokument unter %1 ist von einem anderen Issuer.</translation>
    </message>
    <message>
        <source>The discovery document at %1 has no usable %2; it must be an https URL.</source>
        <translation>Das Discovery-Dokument unter %1 hat kein brauchbares %2; es muss eine https-URL sein.</translation>
    </message>
    <message>
        <source>The provider&apos;s new token is somebody else&apos;s.</source>
        <translation>Das neue Token des Anbieters gehört jemand anderem.</translation>
    </message>
    <message>
        <source>The provider took too long to say who signed in.</source>
        <translation>Der Anbieter brauchte zu lange, um zu sagen, wer sich angemeldet hat.</translation>
    </message>
    <message>
        <source>The provider answered the question who signed in with HTTP %1.</source>
        <translation>Der Anbieter hat die Frage, wer sich angemeldet hat, mit HTTP %1 beantwortet.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer to who signed in is not JSON.</source>
        <translation>Die Antwort des Anbieters, wer sich angemeldet hat, ist kein JSON.</translation>
    </message>
    <message>
        <source>The provider&apos;s token endpoint answered with HTTP %1.</source>
        <translation>Der Token-Endpunkt des Anbieters hat mit HTTP %1 geantwortet.</translation>
    </message>
    <message>
        <source>The provider&apos;s token endpoint answered with HTTP %1 and no JSON.</source>
        <translation>Der Token-Endpunkt des Anbieters hat mit HTTP %1 und ohne JSON geantwortet.</translation>
    </message>
    <message>
        <source>The provider&apos;s token endpoint answered with HTTP %1 and no token.</source>
        <translation>Der Token-Endpunkt des Anbieters hat mit HTTP %1 und ohne Token geantwortet.</translation>
    </message>
    <message>
        <source>The provider issued a token that is no bearer token.</source>
        <translation>Der Anbieter hat ein Token ausgestellt, das kein Bearer-Token ist.</translation>
    </message>
    <message>
        <source>The provider refused the code: %1.</source>
        <translation>Der Anbieter hat den Code abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The provider refused the refresh token: %1.</source>
        <translation>Der Anbieter hat das Refresh-Token abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The provider answered the revocation with HTTP %1.</source>
        <translation>Der Anbieter hat den Widerruf mit HTTP %1 beantwortet.</translation>
    </message>
    <message>
        <source>The provider has no revocation endpoint; OAUTH_REVOCATION_URL can name one.</source>
        <translation>Der Anbieter hat keinen Widerrufs-Endpunkt; OAUTH_REVOCATION_URL kann einen nennen.</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>die Antwort kam nicht rechtzeitig</translation>
    </message>
    <message>
        <source>its name has no address</source>
        <translation>der Name hat keine Adresse</translation>
    </message>
    <message>
        <source>%1 could not be reached: %2.</source>
        <translation>%1 war nicht zu erreichen: %2.</translation>
    </message>
    <message>
        <source>The URL of an outgoing request is not an http or https URL.</source>
        <translation>Die URL einer ausgehenden Anfrage ist keine http- oder https-URL.</translation>
    </message>
    <message>
        <source>The method of an outgoing request is not a token.</source>
        <translation>Die Methode einer ausgehenden Anfrage ist keine.</translation>
    </message>
    <message>
        <source>A header of an outgoing request has a line break or a wrong name.</source>
        <translation>Ein Header einer ausgehenden Anfrage hat einen Zeilenumbruch oder einen falschen Namen.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2 bytes.</source>
        <translation>Die Antwort von %1 ist größer als %2 Bytes.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 ms.</source>
        <translation>%1 hat nicht binnen %2 ms geantwortet.</translation>
    </message>
    <message>
        <source>It is no address of a document.</source>
        <translation>Das ist keine Adresse eines Dokuments.</translation>
    </message>
    <message>
        <source>This server does not ask itself.</source>
        <translation>Dieser Server fragt nicht sich selbst.</translation>
    </message>
    <message>
        <source>Only https on port 443 is asked.</source>
        <translation>Gefragt wird nur über https auf Port 443.</translation>
    </message>
    <message>
        <source>The answer is not JSON by its Content-Type.</source>
        <translation>Die Antwort ist nach ihrem Content-Type kein JSON.</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>Es dauerte zu lange.</translation>
    </message>
    <message>
        <source>The name has no address.</source>
        <translation>Der Name hat keine Adresse.</translation>
    </message>
    <message>
        <source>The name leads to an address that is not public.</source>
        <translation>Der Name führt zu einer Adresse, die nicht öffentlich ist.</translation>
    </message>
    <message>
        <source>There was no handshake within its time.</source>
        <translation>Der Handshake kam nicht rechtzeitig zustande.</translation>
    </message>
    <message>
        <source>Session not found; initialize again.</source>
        <translation>Die Sitzung ist nicht bekannt; sie muss neu begonnen werden.</translation>
    </message>
    <message>
        <source>The sign-in provider gives no token for this server now; try again, or sign in again.</source>
        <translation>Der Anbieter der Anmeldung gibt jetzt kein Token für diesen Server; versuchen Sie es noch einmal, oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The MCP server compressed its answer unasked.</source>
        <translation>Der MCP-Server hat seine Antwort ungefragt komprimiert.</translation>
    </message>
    <message>
        <source>The MCP server redirects elsewhere; its URL must be corrected.</source>
        <translation>Der MCP-Server leitet anderswohin weiter; seine URL ist zu berichtigen.</translation>
    </message>
    <message>
        <source>The MCP server gave a session id that is none.</source>
        <translation>Der MCP-Server hat eine Sitzungs-ID genannt, die keine ist.</translation>
    </message>
    <message>
        <source>The MCP server answered something that is no JSON.</source>
        <translation>Die Antwort des MCP-Servers ist kein JSON.</translation>
    </message>
    <message>
        <source>The MCP server&apos;s answer is too large.</source>
        <translation>Die Antwort des MCP-Servers ist zu groß.</translation>
    </message>
    <message>
        <source>The MCP server failed (HTTP %1).</source>
        <translation>Der MCP-Server hat versagt (HTTP %1).</translation>
    </message>
    <message>
        <source>The MCP server refused the request (HTTP %1).</source>
        <translation>Der MCP-Server hat die Anfrage abgelehnt (HTTP %1).</translation>
    </message>
    <message>
        <source>The MCP server went while it was asked.</source>
        <translation>Der MCP-Server verschwand, während er gefragt wurde.</translation>
    </message>
    <message>
        <source>The MCP server broke off its answer.</source>
        <translation>Der MCP-Server hat seine Antwort abgebrochen.</translation>
    </message>
    <message>
        <source>The MCP server cannot be reached.</source>
        <translation>Der MCP-Server ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The MCP server closed the connection without an answer.</source>
        <translation>Der MCP-Server hat die Verbindung ohne Antwort beendet.</translation>
    </message>
    <message>
        <source>The MCP server did not answer in time.</source>
        <translation>Der MCP-Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The MCP server answered something that is no HTTP.</source>
        <translation>Die Antwort des MCP-Servers ist kein HTTP.</translation>
    </message>
    <message>
        <source>The MCP server does not accept the token of your sign-in provider; it may lack a permission there.</source>
        <translation>Der MCP-Server nimmt das Token Ihres Anbieters nicht an; vielleicht fehlt ihm dort ein Recht.</translation>
    </message>
    <message>
        <source>The MCP server does not accept the gateway&apos;s credentials; tell whoever runs it.</source>
        <translation>Der MCP-Server nimmt die Zugangsdaten von Gatehouse nicht an; sagen Sie es seinem Betreiber.</translation>
    </message>
    <message>
        <source>MCP has no such method.</source>
        <translation>Eine solche Methode hat MCP nicht.</translation>
    </message>
    <message>
        <source>There is no MCP server at this address.</source>
        <translation>Unter dieser Adresse gibt es keinen MCP-Server.</translation>
    </message>
    <message>
        <source>This server does not answer for that host.</source>
        <translation>Dieser Server antwortet nicht für diesen Host.</translation>
    </message>
    <message>
        <source>Requests from that web page are not accepted.</source>
        <translation>Anfragen von dieser Webseite werden nicht angenommen.</translation>
    </message>
    <message>
        <source>You may not use this MCP server; ask whoever runs it.</source>
        <translation>Sie dürfen diesen MCP-Server nicht verwenden; fragen Sie seinen Betreiber.</translation>
    </message>
    <message>
        <source>The server is being stopped.</source>
        <translation>Der Server wird gerade angehalten.</translation>
    </message>
    <message>
        <source>This revision has no batches.</source>
        <translation>Diese Revision kennt keine Stapel.</translation>
    </message>
    <message>
        <source>You may not use this tool.</source>
        <translation>Sie dürfen dieses Werkzeug nicht verwenden.</translation>
    </message>
    <message>
        <source>The access token is not valid; sign in again.</source>
        <translation>Das Access-Token gilt nicht; melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>The access token lacks a scope that this MCP server needs.</source>
        <translation>Dem Access-Token fehlt ein Scope, den dieser MCP-Server braucht.</translation>
    </message>
    <message>
        <source>Too many requests at a time.</source>
        <translation>Zu viele Anfragen auf einmal.</translation>
    </message>
    <message>
        <source>The MCP server has ended; try again.</source>
        <translation>Der MCP-Server ist beendet; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The MCP server could not be started.</source>
        <translation>Der MCP-Server konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The MCP server has ended several times; it is started again soon.</source>
        <translation>Der MCP-Server ist mehrmals beendet worden; er wird bald wieder gestartet.</translation>
    </message>
    <message>
        <source>The MCP server is still starting.</source>
        <translation>Der MCP-Server startet noch.</translation>
    </message>
    <message>
        <source>The MCP server does not take any more requests now.</source>
        <translation>Der MCP-Server nimmt jetzt keine Anfragen mehr an.</translation>
    </message>
    <message>
        <source>Too many MCP servers run for you already; close a session first.</source>
        <translation>Für Sie laufen schon zu viele MCP-Server; schließen Sie zuerst eine Sitzung.</translation>
    </message>
    <message>
        <source>Too many MCP servers run already; try again later.</source>
        <translation>Es laufen schon zu viele MCP-Server; versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>This MCP server is being stopped.</source>
        <translation>Dieser MCP-Server wird gerade angehalten.</translation>
    </message>
    <message>
        <source>Too many MCP sessions are open; close some.</source>
        <translation>Zu viele MCP-Sitzungen sind offen; schließen Sie einige.</translation>
    </message>
    <message>
        <source>The server cannot store anything at this moment; try again soon.</source>
        <translation>Der Server kann gerade nichts speichern; versuchen Sie es bald noch einmal.</translation>
    </message>
    <message>
        <source>There is no session of that id; it may have ended.</source>
        <translation>Es gibt keine Sitzung mit dieser ID; sie ist vielleicht schon beendet.</translation>
    </message>
    <message>
        <source>There is no client of that id.</source>
        <translation>Es gibt keinen Client mit dieser ID.</translation>
    </message>
    <message>
        <source>Nobody waits with that code.</source>
        <translation>Mit diesem Code wartet niemand.</translation>
    </message>
    <message>
        <source>Nobody waits with that code, and no client has that id.</source>
        <translation>Mit diesem Code wartet niemand, und kein Client hat diese ID.</translation>
    </message>
    <message>
        <source>The client has changed since it asked; let it ask again.</source>
        <translation>Der Client hat sich geändert, seit er gefragt hat; lassen Sie ihn noch einmal fragen.</translation>
    </message>
    <message>
        <source>This client stands in the settings as OAUTH_CLIENT_ID; take it out there.</source>
        <translation>Dieser Client steht als OAUTH_CLIENT_ID in den Einstellungen; nehmen Sie ihn dort heraus.</translation>
    </message>
    <message>
        <source>A client needs a name of 1 to %1 characters.</source>
        <translation>Ein Client braucht einen Namen von 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A client needs 1 to %1 redirect URIs.</source>
        <translation>Ein Client braucht 1 bis %1 Redirect-URIs.</translation>
    </message>
    <message>
        <source>%1 cannot be a redirect URI: %2</source>
        <translation>%1 kann keine Redirect-URI sein: %2</translation>
    </message>
    <message>
        <source>An agent needs a name of 1 to %1 characters.</source>
        <translation>Ein Agent braucht einen Namen von 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>Name the MCP servers the agent may use.</source>
        <translation>Nennen Sie die MCP-Server, die der Agent verwenden darf.</translation>
    </message>
    <message>
        <source>%1 is not the URL of an MCP server of this door.</source>
        <translation>%1 ist nicht die URL eines MCP-Servers hinter dieser Tür.</translation>
    </message>
    <message>
        <source>An agent&apos;s scopes are some of OAUTH_SCOPES: %1.</source>
        <translation>Die Scopes eines Agenten sind welche aus OAUTH_SCOPES: %1.</translation>
    </message>
    <message>
        <source>There is no provider of that name.</source>
        <translation>Es gibt keinen Anbieter mit diesem Namen.</translation>
    </message>
    <message>
        <source>There is no token of that id.</source>
        <translation>Es gibt kein Token mit dieser ID.</translation>
    </message>
    <message>
        <source>A token needs a name of 1 to %1 printable characters.</source>
        <translation>Ein Token braucht einen Namen von 1 bis %1 druckbaren Zeichen.</translation>
    </message>
    <message>
        <source>Name the MCP servers the token may call, 1 to %1.</source>
        <translation>Nennen Sie die MCP-Server, die das Token aufrufen darf, 1 bis %1.</translation>
    </message>
    <message>
        <source>This person may not come in (ALLOWED_USERS, ALLOWED_GROUPS), so a token cannot act for them.</source>
        <translation>Diese Person darf nicht herein (ALLOWED_USERS, ALLOWED_GROUPS), also kann kein Token für sie handeln.</translation>
    </message>
    <message>
        <source>A token ends in the next %1 days.</source>
        <translation>Ein Token endet in den nächsten %1 Tagen.</translation>
    </message>
    <message>
        <source>There are %1 tokens already; revoke those that nobody uses.</source>
        <translation>Es gibt schon %1 Token; widerrufen Sie die, die niemand verwendet.</translation>
    </message>
    <message>
        <source>Only the user that gatehoused runs as, root and the members of ADMIN_GROUP may administer it.</source>
        <translation>Verwalten dürfen nur der Benutzer, unter dem gatehoused läuft, root und die Mitglieder von ADMIN_GROUP.</translation>
    </message>
    <message>
        <source>There are too many connections; try again later.</source>
        <translation>Es sind zu viele Verbindungen; versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>There is no request &quot;%1&quot;.</source>
        <translation>Eine Anfrage „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Nothing can be stored, so nothing was changed; the log says why.</source>
        <translation>Es lässt sich nichts speichern, also wurde nichts geändert; das Protokoll sagt, warum.</translation>
    </message>
    <message>
        <source>The member &quot;kind&quot; must be one of %1, or the part of one before its dot.</source>
        <translation>Das Feld „kind“ muss eines von %1 sein, oder der Teil davon vor dem Punkt.</translation>
    </message>
    <message>
        <source>What was noted of a row is a &quot;number&quot; from 1 and a &quot;digest&quot; of 64 hexadecimal digits.</source>
        <translation>Was von einer Zeile notiert wurde, ist eine „number“ ab 1 und ein „digest“ aus 64 hexadezimalen Ziffern.</translation>
    </message>
    <message>
        <source>A client has either &quot;redirectUris&quot;, for people to sign in with it, or &quot;servers&quot;, when it acts for itself.</source>
        <translation>Ein Client hat entweder „redirectUris“, damit sich Personen mit ihm anmelden, oder „servers“, wenn er für sich selbst handelt.</translation>
    </message>
    <message>
        <source>A client that acts for itself needs a secret: &quot;public&quot; is for people.</source>
        <translation>Ein Client, der für sich selbst handelt, braucht ein Geheimnis: „public“ ist für Personen.</translation>
    </message>
    <message>
        <source>The member &quot;scopes&quot; must be scope names separated by blanks.</source>
        <translation>Das Feld „scopes“ muss Namen von Scopes enthalten, durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>A frame was begun and not ended in time.</source>
        <translation>Eine Nachricht wurde begonnen und nicht rechtzeitig beendet.</translation>
    </message>
    <message>
        <source>There was no hello in time.</source>
        <translation>Die Begrüßung kam nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>A frame is larger than %1 bytes.</source>
        <translation>Eine Nachricht ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>The first request must be hello.</source>
        <translation>Die erste Anfrage muss hello sein.</translation>
    </message>
    <message>
        <source>This server speaks version %1 of the admin protocol, the client speaks %2; use the client that came with the server.</source>
        <translation>Dieser Server spricht Version %1 des Verwaltungsprotokolls, das Programm spricht %2; verwenden Sie das Programm, das mit dem Server kam.</translation>
    </message>
    <message>
        <source>The answer is too large; ask for less.</source>
        <translation>Die Antwort ist zu groß; fragen Sie nach weniger.</translation>
    </message>
    <message>
        <source>There is no such part of a snapshot; it is kept for a minute after events.subscribe, until its end has been read.</source>
        <translation>Einen solchen Teil der Aufnahme gibt es nicht; sie wird nach events.subscribe eine Minute aufgehoben, bis ihr Ende gelesen ist.</translation>
    </message>
    <message>
        <source>The member &quot;limit&quot; must be from 1 to %1.</source>
        <translation>Das Feld „limit“ muss von 1 bis %1 sein.</translation>
    </message>
    <message>
        <source>Say what to end: one of &quot;session&quot;, &quot;user&quot;, &quot;client&quot;, or &quot;all&quot; as true.</source>
        <translation>Sagen Sie, was zu beenden ist: eines von „session“, „user“, „client“, oder „all“ als true.</translation>
    </message>
    <message>
        <source>Say what to revoke: one of &quot;id&quot;, &quot;user&quot;, or &quot;all&quot; as true.</source>
        <translation>Sagen Sie, was zu widerrufen ist: eines von „id“, „user“, oder „all“ als true.</translation>
    </message>
    <message>
        <source>The member &quot;%1&quot; %2.</source>
        <translation>Das Feld „%1“ %2.</translation>
    </message>
    <message>
        <source>There is no such event.</source>
        <translation>Ein solches Ereignis gibt es nicht.</translation>
    </message>
    <message>
        <source>The member &quot;number&quot; must be a whole number from 1.</source>
        <translation>Das Feld „number“ muss eine ganze Zahl ab 1 sein.</translation>
    </message>
    <message>
        <source>The member &quot;jsonrpc&quot; must be &quot;2.0&quot;.</source>
        <translation>Das Feld „jsonrpc“ muss „2.0“ sein.</translation>
    </message>
    <message>
        <source>The member &quot;id&quot; must be a whole number or a short text.</source>
        <translation>Das Feld „id“ muss eine ganze Zahl oder ein kurzer Text sein.</translation>
    </message>
    <message>
        <source>The member &quot;method&quot; is missing.</source>
        <translation>Das Feld „method“ fehlt.</translation>
    </message>
    <message>
        <source>The member &quot;%1&quot; is not known.</source>
        <translation>Das Feld „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The member &quot;method&quot; must be a short text.</source>
        <translation>Das Feld „method“ muss ein kurzer Text sein.</translation>
    </message>
    <message>
        <source>The member &quot;params&quot; must be an object.</source>
        <translation>Das Feld „params“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>An answer has an id and a result that is an object.</source>
        <translation>Eine Antwort hat eine ID und als Ergebnis ein Objekt.</translation>
    </message>
    <message>
        <source>A failed answer has an id and an error with code and message.</source>
        <translation>Eine Fehlerantwort hat eine ID und einen Fehler mit Code und Nachricht.</translation>
    </message>
    <message>
        <source>A member stands twice.</source>
        <translation>Ein Feld steht zweimal da.</translation>
    </message>
    <message>
        <source>The message is larger than %1 bytes.</source>
        <translation>Die Nachricht ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>The server does not answer at %1.</source>
        <translation>Unter %1 antwortet der Server nicht.</translation>
    </message>
    <message>
        <source>The server does not answer in time.</source>
        <translation>Der Server antwortet nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es besteht keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>What answers at %1 is no Gatehouse server.</source>
        <translation>Was unter %1 antwortet, ist kein Gatehouse-Server.</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the admin protocol, this program speaks %2; use the one that came with the server.</source>
        <translation>Der Server spricht Version %1 des Verwaltungsprotokolls, dieses Programm spricht %2; verwenden Sie das, das mit dem Server kam.</translation>
    </message>
    <message>
        <source>No server answers at %1.</source>
        <translation>Unter %1 antwortet kein Server.</translation>
    </message>
    <message>
        <source>You may not use the admin socket %1: it is for the user that gatehoused runs as, root and the members of ADMIN_GROUP.</source>
        <translation>Sie dürfen den Verwaltungs-Socket %1 nicht verwenden: Er ist für den Benutzer, unter dem gatehoused läuft, für root und die Mitglieder von ADMIN_GROUP.</translation>
    </message>
    <message>
        <source>The connection to the server has ended.</source>
        <translation>Die Verbindung zum Server ist beendet.</translation>
    </message>
    <message>
        <source>The connection ended before the answer came.</source>
        <translation>Die Verbindung endete, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>A client without a secret cannot be an agent; make a new one.</source>
        <translation>Ein Client ohne Geheimnis kann kein Agent sein; legen Sie einen neuen an.</translation>
    </message>
    <message>
        <source>%1 more from %2 to %3 were not kept.</source>
        <translation>%1 weitere von %2 bis %3 wurden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Row %1 was not written by this server.</source>
        <translation>Zeile %1 hat nicht dieser Server geschrieben.</translation>
    </message>
    <message>
        <source>Row %1 is missing.</source>
        <translation>Zeile %1 fehlt.</translation>
    </message>
    <message>
        <source>Row %1 is not what was written: it was changed, or put in another&apos;s place.</source>
        <translation>Zeile %1 ist nicht, was geschrieben wurde: Sie wurde geändert oder an die Stelle einer anderen gesetzt.</translation>
    </message>
    <message>
        <source>Row %1 is not the one that was noted: the log was written anew.</source>
        <translation>Zeile %1 ist nicht die, die notiert wurde: Das Protokoll wurde neu geschrieben.</translation>
    </message>
    <message>
        <source>Row %1 is missing, and all that followed it.</source>
        <translation>Zeile %1 fehlt, und alle, die auf sie folgten.</translation>
    </message>
    <message>
        <source>Row %1, the last one, is not the one that was written.</source>
        <translation>Zeile %1, die letzte, ist nicht die, die geschrieben wurde.</translation>
    </message>
    <message>
        <source>Row %1 is missing, and all before it, and no row says that they were too old.</source>
        <translation>Zeile %1 fehlt, und alle vor ihr, und keine Zeile sagt, dass sie zu alt waren.</translation>
    </message>
    <message>
        <source>The tools of a token are at most %1 names of 1 to %2 printable characters, in which * is any run of them.</source>
        <translation>Die Werkzeuge eines Tokens sind höchstens %1 Namen von 1 bis %2 druckbaren Zeichen; * steht darin für beliebig viele.</translation>
    </message>
    <message>
        <source>Nobody called &quot;%1&quot; is known here. A token acts for a local account, or for somebody who has signed in before.</source>
        <translation>Niemand namens „%1“ ist hier bekannt. Ein Token handelt für ein lokales Konto oder für jemanden, der sich schon einmal angemeldet hat.</translation>
    </message>
    <message>
        <source>Several people are called &quot;%1&quot;; name the provider too, or the id of one.</source>
        <translation>Mehrere Personen heißen „%1“; nennen Sie auch den Anbieter, oder die ID einer Person.</translation>
    </message>
    <message>
        <source>%1 is neither the path nor the URL of an MCP server of this door.</source>
        <translation>%1 ist weder der Pfad noch die URL eines MCP-Servers hinter dieser Tür.</translation>
    </message>
    <message>
        <source>An account name has 1 to 200 characters.</source>
        <translation>Der Name eines Kontos hat 1 bis 200 Zeichen.</translation>
    </message>
    <message>
        <source>Local accounts</source>
        <translation>Lokale Konten</translation>
    </message>
    <message>
        <source>%1 cannot be read into the backup: %2.</source>
        <translation>%1 ist für die Sicherung nicht zu lesen: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be made: %2.</source>
        <translation>Die Datei %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>Die Datei %1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>A backup is being made already; try again when it is done.</source>
        <translation>Eine Sicherung läuft bereits; versuchen Sie es noch einmal, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>The passphrase of a backup has %1 characters or more.</source>
        <translation>Die Passphrase einer Sicherung hat mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>There is no backup; begin one first.</source>
        <translation>Es gibt keine Sicherung; beginnen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>The backup cannot be read there: %1.</source>
        <translation>Die Sicherung ist dort nicht zu lesen: %1.</translation>
    </message>
    <message>
        <source>nothing can be stored.</source>
        <translation>es lässt sich nichts speichern.</translation>
    </message>
    <message>
        <source>Local accounts are kept here; there is no provider to try.</source>
        <translation>Lokale Konten liegen hier; es gibt keinen Anbieter, der zu prüfen wäre.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Es wurde nichts geändert. %1</translation>
    </message>
    <message>
        <source>Nothing was changed: %1 was changed meanwhile. Look at it, and try again.</source>
        <translation>Es wurde nichts geändert: %1 wurde inzwischen geändert. Sehen Sie es sich an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1 The server runs as a user who may not write it; change it by hand, and reload.</source>
        <translation>Es wurde nichts geändert. %1 Der Server läuft unter einem Benutzer, der sie nicht schreiben darf; ändern Sie sie von Hand, und lassen Sie sie neu lesen.</translation>
    </message>
    <message>
        <source>The folder %1, where programs without cwd work, cannot be made.</source>
        <translation>Der Ordner %1, in dem Programme ohne cwd arbeiten, lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Secrets are systemd credentials here (SECRET_STORE=systemd), which only the unit can change: write LoadCredentialEncrypted=%1:FILE into it, FILE made with systemd-creds encrypt, and restart the service.</source>
        <translation>Geheimnisse sind hier Zugangsdaten von systemd (SECRET_STORE=systemd), die nur die Unit ändern kann: Schreiben Sie LoadCredentialEncrypted=%1:DATEI hinein, wobei DATEI mit systemd-creds encrypt erzeugt ist, und starten Sie den Dienst neu.</translation>
    </message>
    <message>
        <source>systemd hands over no credentials: CREDENTIALS_DIRECTORY is not set. Put LoadCredential= or LoadCredentialEncrypted= into the unit, or set SECRET_STORE to file or keychain.</source>
        <translation>systemd übergibt keine Zugangsdaten: CREDENTIALS_DIRECTORY ist nicht gesetzt. Schreiben Sie LoadCredential= oder LoadCredentialEncrypted= in die Unit, oder setzen Sie SECRET_STORE auf file oder keychain.</translation>
    </message>
    <message>
        <source>The file %1 cannot be removed: %2.</source>
        <translation>Die Datei %1 lässt sich nicht entfernen: %2.</translation>
    </message>
    <message>
        <source>The folder %1, where secrets are kept, cannot be made: %2.</source>
        <translation>Der Ordner %1 für Geheimnisse lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>Or set SECRET_STORE to file or systemd.</source>
        <translation>Oder setzen Sie SECRET_STORE auf file oder systemd.</translation>
    </message>
    <message>
        <source>The keychain cannot be reached: there is no D-Bus session. Start gatehoused in the session of a user who is logged in.</source>
        <translation>Der Schlüsselbund ist nicht zu erreichen: Es gibt keine D-Bus-Sitzung. Starten Sie gatehoused in der Sitzung eines angemeldeten Benutzers.</translation>
    </message>
    <message>
        <source>No keychain runs in this session. Install and start one, such as gnome-keyring, KWallet or KeePassXC.</source>
        <translation>In dieser Sitzung läuft kein Schlüsselbund. Installieren und starten Sie einen, etwa gnome-keyring, KWallet oder KeePassXC.</translation>
    </message>
    <message>
        <source>There is no keychain of this user yet. Log in at the desktop once, or make one in its program for passwords and keys.</source>
        <translation>Dieser Benutzer hat noch keinen Schlüsselbund. Melden Sie sich einmal am Desktop an, oder legen Sie einen in dessen Programm für Passwörter und Schlüssel an.</translation>
    </message>
    <message>
        <source>The keychain is locked. Log in at the desktop, or unlock it in its program for passwords and keys, and try again.</source>
        <translation>Der Schlüsselbund ist gesperrt. Melden Sie sich am Desktop an, oder entsperren Sie ihn in dessen Programm für Passwörter und Schlüssel, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain did not answer within %1 seconds. Perhaps it waits on the screen for its password: unlock it, and try again.</source>
        <translation>Der Schlüsselbund hat nicht binnen %1 Sekunden geantwortet. Vielleicht wartet er auf dem Bildschirm auf sein Passwort: Entsperren Sie ihn, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain refused: %1. Or set SECRET_STORE to file or systemd.</source>
        <translation>Der Schlüsselbund hat abgelehnt: %1. Oder setzen Sie SECRET_STORE auf file oder systemd.</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>er sagt nicht, warum</translation>
    </message>
    <message>
        <source>The secret in %1 cannot be read: %2.</source>
        <translation>Das Geheimnis in %1 ist nicht zu lesen: %2.</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>The secret in %1 can be read by others; make a new one, and run: chmod 600 %1</source>
        <translation>Das Geheimnis in %1 können andere lesen; erzeugen Sie ein neues, und führen Sie aus: chmod 600 %1</translation>
    </message>
    <message>
        <source>it is larger than 64 KiB</source>
        <translation>es ist größer als 64 KiB</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>%1, where secrets are kept, is no folder.</source>
        <translation>%1, wo Geheimnisse liegen sollen, ist kein Ordner.</translation>
    </message>
    <message>
        <source>The folder %1, where secrets are kept, belongs to another user; remove it, and set the secrets again.</source>
        <translation>Der Ordner %1 für Geheimnisse gehört einem anderen Benutzer; entfernen Sie ihn, und setzen Sie die Geheimnisse neu.</translation>
    </message>
    <message>
        <source>The folder %1, where secrets are kept, is open to others; run: chmod 700 %1</source>
        <translation>Der Ordner %1 für Geheimnisse steht anderen offen; führen Sie aus: chmod 700 %1</translation>
    </message>
    <message>
        <source>A secret is named by letters, digits, -, _ and ., 64 at most, the first a letter or a digit.</source>
        <translation>Ein Geheimnis heißt nach Buchstaben, Ziffern, -, _ und ., höchstens 64, am Anfang ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>The secret is empty; to have none of that name, remove it.</source>
        <translation>Das Geheimnis ist leer; um keines dieses Namens zu haben, entfernen Sie es.</translation>
    </message>
    <message>
        <source>The secret is larger than 64 KiB.</source>
        <translation>Das Geheimnis ist größer als 64 KiB.</translation>
    </message>
    <message>
        <source>The secret ends with a line end; leave that out.</source>
        <translation>Das Geheimnis endet mit einem Zeilenende; lassen Sie das weg.</translation>
    </message>
    <message>
        <source>There is no secret %1 in %2.</source>
        <translation>Ein Geheimnis %1 gibt es in %2 nicht.</translation>
    </message>
    <message>
        <source>This gatehoused was built without QtKeychain and knows no keychain. Set SECRET_STORE to file or systemd, or build it with qtkeychain-qt6-dev installed.</source>
        <translation>Dieses gatehoused wurde ohne QtKeychain gebaut und kennt keinen Schlüsselbund. Setzen Sie SECRET_STORE auf file oder systemd, oder bauen Sie es mit installiertem qtkeychain-qt6-dev.</translation>
    </message>
    <message>
        <source>The secret %1 is kept in %2.</source>
        <translation>Das Geheimnis %1 ist in %2 abgelegt.</translation>
    </message>
    <message>
        <source>It was not read to its end.</source>
        <translation>Sie wurde nicht bis zum Ende gelesen.</translation>
    </message>
    <message>
        <source>The database cannot be copied: %1.</source>
        <translation>Die Datenbank lässt sich nicht kopieren: %1.</translation>
    </message>
    <message>
        <source>The database was not copied to its end.</source>
        <translation>Die Datenbank wurde nicht bis zum Ende kopiert.</translation>
    </message>
    <message>
        <source>The audit log has lost where it ends; restore a backup of the database.</source>
        <translation>Das Audit-Protokoll weiß nicht mehr, wo es endet; stellen Sie eine Sicherung der Datenbank wieder her.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened: %2.</source>
        <translation>Die Datenbank %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The database %1 is damaged (%2); restore it from a backup.</source>
        <translation>Die Datenbank %1 ist beschädigt (%2); stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The database %1 failed: %2.</source>
        <translation>Die Datenbank %1 hat versagt: %2.</translation>
    </message>
    <message>
        <source>The backup holds something too large.</source>
        <translation>Die Sicherung enthält etwas zu Großes.</translation>
    </message>
    <message>
        <source>The copy of the database cannot be read: %1.</source>
        <translation>Die Kopie der Datenbank ist nicht zu lesen: %1.</translation>
    </message>
    <message>
        <source>No key can be made of the passphrase: %1.</source>
        <translation>Aus der Passphrase lässt sich kein Schlüssel bilden: %1.</translation>
    </message>
    <message>
        <source>The passphrase of a backup has %1 characters or more, 1 KiB at most.</source>
        <translation>Die Passphrase einer Sicherung hat mindestens %1 Zeichen und höchstens 1 KiB.</translation>
    </message>
    <message>
        <source>Cannot write: %1.</source>
        <translation>Es lässt sich nicht schreiben: %1.</translation>
    </message>
    <message>
        <source>The JSON text is larger than %1 bytes.</source>
        <translation>Der JSON-Text ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>The JSON text is nested deeper than %1 levels.</source>
        <translation>Der JSON-Text ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>Not JSON: %1 at byte %2.</source>
        <translation>Kein JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>The JSON text is not an object.</source>
        <translation>Der JSON-Text ist kein Objekt.</translation>
    </message>
    <message>
        <source>A sealed value cannot be opened: %1.</source>
        <translation>Ein versiegelter Wert lässt sich nicht öffnen: %1.</translation>
    </message>
    <message>
        <source>it is not in our format</source>
        <translation>er hat nicht unser Format</translation>
    </message>
    <message>
        <source>its key is not among RS_TOKENS_ENC_KEY</source>
        <translation>sein Schlüssel ist nicht unter RS_TOKENS_ENC_KEY</translation>
    </message>
    <message>
        <source>it was changed or belongs to another record</source>
        <translation>er wurde geändert oder gehört zu einem anderen Datensatz</translation>
    </message>
    <message>
        <source>CA_FILE %1 holds no certificate in PEM.</source>
        <translation>CA_FILE %1 enthält kein Zertifikat im Format PEM.</translation>
    </message>
    <message>
        <source>The TLS file %1 cannot be read (%2). Correct the path or its permissions.</source>
        <translation>Die TLS-Datei %1 ist nicht zu lesen (%2). Berichtigen Sie den Pfad oder seine Rechte.</translation>
    </message>
    <message>
        <source>The TLS key %1 holds no RSA or EC private key in PEM form without a passphrase. Store it so, readable only by this service.</source>
        <translation>Der TLS-Schlüssel %1 enthält keinen privaten RSA- oder EC-Schlüssel im Format PEM ohne Passphrase. Legen Sie ihn so ab, nur für diesen Dienst lesbar.</translation>
    </message>
    <message>
        <source>The TLS key %1 does not belong to the first certificate of %2. Put the server&apos;s own certificate first.</source>
        <translation>Der TLS-Schlüssel %1 gehört nicht zum ersten Zertifikat in %2. Setzen Sie das Zertifikat des Servers selbst an den Anfang.</translation>
    </message>
    <message>
        <source>The TLS certificate file %1 holds no certificate in PEM form.</source>
        <translation>Die TLS-Zertifikatsdatei %1 enthält kein Zertifikat im Format PEM.</translation>
    </message>
    <message>
        <source>No provider of that name is configured any more.</source>
        <translation>Ein Anbieter dieses Namens ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>The password is too short: use at least %1 characters.</source>
        <translation>Das Passwort ist zu kurz: Nehmen Sie mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The password is too long: use at most %1 bytes.</source>
        <translation>Das Passwort ist zu lang: Nehmen Sie höchstens %1 Bytes.</translation>
    </message>
    <message>
        <source>The password cannot be hashed: %1.</source>
        <translation>Aus dem Passwort lässt sich kein Hash bilden: %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A setting, and where its value comes from.</extracomment>
        <translation>%1 (aus %2)</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>ist so nicht erlaubt. Erlaubt: %1</translation>
    </message>
    <message>
        <source>holds secrets that cannot be read: %1</source>
        <translation>enthält Geheimnisse, die nicht zu lesen sind: %1</translation>
    </message>
    <message>
        <source>is not set, and neither is STATE_DIRECTORY, XDG_DATA_HOME or HOME to derive it from</source>
        <translation>ist nicht gesetzt, und auch STATE_DIRECTORY, XDG_DATA_HOME und HOME nicht, woraus es sich ableiten ließe</translation>
    </message>
    <message>
        <source>is not set, but OAUTH_CLIENT_SECRET is: set both or none</source>
        <translation>ist nicht gesetzt, OAUTH_CLIENT_SECRET aber schon: Setzen Sie beide oder keines</translation>
    </message>
    <message>
        <source>can be guessed: %1. Make one with: openssl rand -hex 32</source>
        <translation>ist zu erraten: %1. Erzeugen Sie eines mit: openssl rand -hex 32</translation>
    </message>
    <message>
        <source>can be guessed: %1. Make one with: openssl rand -base64 32 | tr &apos;+/&apos; &apos;-_&apos; | tr -d &apos;=&apos;</source>
        <translation>ist zu erraten: %1. Erzeugen Sie einen mit: openssl rand -base64 32 | tr &apos;+/&apos; &apos;-_&apos; | tr -d &apos;=&apos;</translation>
    </message>
    <message>
        <source>names a file that is not there</source>
        <translation>nennt eine Datei, die es nicht gibt</translation>
    </message>
    <message>
        <source>names a file that cannot be read by this user</source>
        <translation>nennt eine Datei, die dieser Benutzer nicht lesen kann</translation>
    </message>
    <message>
        <source>is not set, but its twin is: set TLS_CERT_FILE and TLS_KEY_FILE both or none</source>
        <translation>ist nicht gesetzt, das Gegenstück aber schon: Setzen Sie TLS_CERT_FILE und TLS_KEY_FILE beide oder keines</translation>
    </message>
    <message>
        <source>names a file that everybody on this machine can read. Run: chmod 600 %1</source>
        <translation>nennt eine Datei, die alle auf dieser Maschine lesen können. Führen Sie aus: chmod 600 %1</translation>
    </message>
    <message>
        <source>is not set, and HOST is every address: set BASE_URL to the origin clients use, such as https://gate.example.com</source>
        <translation>ist nicht gesetzt, und HOST ist jede Adresse: Setzen Sie BASE_URL auf den Ursprung, den Clients verwenden, etwa https://gate.example.com</translation>
    </message>
    <message>
        <source>must not be 0 on an address that others reach: choose a port</source>
        <translation>darf auf einer Adresse, die andere erreichen, nicht 0 sein: Wählen Sie einen Port</translation>
    </message>
    <message>
        <source>begins with http://, but TLS_CERT_FILE is set: write https://</source>
        <translation>beginnt mit http://, TLS_CERT_FILE ist aber gesetzt: Schreiben Sie https://</translation>
    </message>
    <message>
        <source>makes %1 the public origin, which is http:// and not on this machine: browsers keep sign-in cookies and clients send tokens only over https://. Use https:// with a proxy in front, or set TLS_CERT_FILE and TLS_KEY_FILE</source>
        <translation>macht %1 zum öffentlichen Ursprung, und der ist http:// und nicht auf dieser Maschine: Nur über https:// behalten Browser Cookies der Anmeldung und schicken Clients Token. Verwenden Sie https:// mit einem vorgeschalteten Proxy, oder setzen Sie TLS_CERT_FILE und TLS_KEY_FILE</translation>
    </message>
    <message>
        <source>listens to other machines, but BASE_URL is %1 without TLS: set an https:// BASE_URL, or HOST=127.0.0.1</source>
        <translation>nimmt Verbindungen anderer Maschinen an, BASE_URL ist aber %1 ohne TLS: Setzen Sie eine BASE_URL mit https://, oder HOST=127.0.0.1</translation>
    </message>
    <message>
        <source>must not have a query</source>
        <translation>darf keine Abfrage enthalten</translation>
    </message>
    <message>
        <source>must be on the origin of BASE_URL, which is %1: the provider sends the browser back to Gatehouse</source>
        <translation>muss unter BASE_URL liegen, und das ist %1: Der Anbieter schickt den Browser zu Gatehouse zurück</translation>
    </message>
    <message>
        <source>must have the path /oauth/callback, /oauth/provider-callback or /oauth/provider-callback/NAME: nothing else of Gatehouse answers the provider</source>
        <translation>muss den Pfad /oauth/callback, /oauth/provider-callback oder /oauth/provider-callback/NAME haben: Nichts sonst bei Gatehouse antwortet dem Anbieter</translation>
    </message>
    <message>
        <source>must not be longer than REFRESH_TOKEN_MAX_TTL, which is %1</source>
        <translation>darf nicht länger sein als REFRESH_TOKEN_MAX_TTL, und das ist %1</translation>
    </message>
    <message>
        <source>names the same key twice</source>
        <translation>nennt denselben Schlüssel zweimal</translation>
    </message>
    <message>
        <source>is for development only: leave it out unless BASE_URL is on this machine</source>
        <translation>ist nur für die Entwicklung: Lassen Sie es weg, solange BASE_URL nicht auf dieser Maschine liegt</translation>
    </message>
    <message>
        <source>must not name %1: Gatehouse sets it itself</source>
        <translation>darf %1 nicht nennen: Das setzt Gatehouse selbst</translation>
    </message>
    <message>
        <source>is not set, but its twin is: set %1 and %2 both or none</source>
        <translation>ist nicht gesetzt, das Gegenstück aber schon: Setzen Sie %1 und %2 beide oder keines</translation>
    </message>
    <message>
        <source>is not set: register Gatehouse at your provider (callback %1) and put %2 here, or choose %3=local</source>
        <translation>ist nicht gesetzt: Registrieren Sie Gatehouse bei Ihrem Anbieter (Callback %1), und tragen Sie hier %2 ein, oder wählen Sie %3=local</translation>
    </message>
    <message>
        <source>is for one provider, but PROVIDERS names %1: move it to %2</source>
        <translation>gilt für einen einzigen Anbieter, PROVIDERS nennt aber %1: Verschieben Sie es nach %2</translation>
    </message>
    <message>
        <source>names %1 providers of strategy local, but the accounts kept here are one: leave one of them</source>
        <translation>nennt %1 Anbieter mit der Strategie local, die Konten hier sind aber nur ein Anbieter: Lassen Sie einen davon stehen</translation>
    </message>
    <message>
        <source>holds %1, which does not say whose group it is: with several providers write PROVIDER/GROUP, such as %2/%1, where PROVIDER is one of %3</source>
        <translation>enthält %1, und das sagt nicht, wessen Gruppe es ist: Bei mehreren Anbietern schreiben Sie ANBIETER/GRUPPE, etwa %2/%1; ANBIETER ist einer von %3</translation>
    </message>
    <message>
        <source>is set twice, as %1 and as %1_FILE: remove one of them</source>
        <translation>ist zweimal gesetzt, als %1 und als %1_FILE: Entfernen Sie eines davon</translation>
    </message>
    <message>
        <source>is in a file that everybody on this machine can read. Make a new key, and run: chmod 600 %1</source>
        <translation>steht in einer Datei, die alle auf dieser Maschine lesen können. Erzeugen Sie einen neuen Schlüssel, und führen Sie aus: chmod 600 %1</translation>
    </message>
    <message>
        <source>is in a file that %1</source>
        <translation>steht in einer Datei, und die %1</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>ist nicht zu lesen (%1)</translation>
    </message>
    <message>
        <source>is larger than %1 bytes</source>
        <translation>ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>is not NAME=VALUE and not a comment (# …)</source>
        <translation>ist weder NAME=WERT noch ein Kommentar (# …)</translation>
    </message>
    <message>
        <source>opens a quote that is never closed</source>
        <translation>öffnet ein Anführungszeichen, das nie geschlossen wird</translation>
    </message>
    <message>
        <source>has a # inside the value, where it begins no comment: put the comment on a line of its own, or the value in quotes</source>
        <translation>enthält ein # im Wert, wo es keinen Kommentar beginnt: Setzen Sie den Kommentar auf eine eigene Zeile oder den Wert in Anführungszeichen</translation>
    </message>
    <message>
        <source>is in a file with NUL bytes: it must be plain text</source>
        <translation>steht in einer Datei mit NUL-Bytes: Es muss reiner Text sein</translation>
    </message>
    <message>
        <source>is refused: sending codes to any address hands them to whoever asks. List the addresses in OAUTH_REDIRECT_ALLOWLIST and remove this line</source>
        <translation>wird abgelehnt: Codes an beliebige Adressen zu schicken, gibt sie jedem, der fragt. Nennen Sie die Adressen in OAUTH_REDIRECT_ALLOWLIST, und entfernen Sie diese Zeile</translation>
    </message>
    <message>
        <source>is refused: a provider&apos;s token is not meant for this server and must not open it. Clients sign in through Gatehouse; remove this line</source>
        <translation>wird abgelehnt: Das Token eines Anbieters ist nicht für diesen Server bestimmt und darf ihn nicht öffnen. Clients melden sich über Gatehouse an; entfernen Sie diese Zeile</translation>
    </message>
    <message>
        <source>is not supported by this version: remove it</source>
        <translation>kann diese Version nicht: Entfernen Sie es</translation>
    </message>
    <message>
        <source>is no setting of Gatehouse</source>
        <translation>ist keine Einstellung von Gatehouse</translation>
    </message>
    <message>
        <source>is no setting of Gatehouse; did you mean %1</source>
        <translation>ist keine Einstellung von Gatehouse; gemeint ist vielleicht %1</translation>
    </message>
    <message>
        <source>comes from %1, which wins over the settings file: change it there</source>
        <translation>kommt aus %1, was der Einstellungsdatei vorgeht: Ändern Sie es dort</translation>
    </message>
    <message>
        <source>is a secret and does not belong into the settings file: keep it with gatehousectl secret set %1</source>
        <translation>ist ein Geheimnis und gehört nicht in die Einstellungsdatei: Legen Sie es mit gatehousectl secret set %1 ab</translation>
    </message>
    <message>
        <source>stands twice among the changes</source>
        <translation>steht zweimal unter den Änderungen</translation>
    </message>
    <message>
        <source>has a character that cannot stand in a settings file</source>
        <translation>enthält ein Zeichen, das in einer Einstellungsdatei nicht stehen kann</translation>
    </message>
    <message>
        <source>is of a provider that PROVIDERS does not name</source>
        <translation>gehört zu einem Anbieter, den PROVIDERS nicht nennt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ist nicht zu lesen</translation>
    </message>
    <message>
        <source>is larger than 1 MiB</source>
        <translation>ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>is not JSON: %1</source>
        <translation>ist kein JSON: %1</translation>
    </message>
    <message>
        <source>must be an object with the member mcpServers</source>
        <translation>muss ein Objekt mit dem Eintrag mcpServers sein</translation>
    </message>
    <message>
        <source>is nothing Gatehouse knows</source>
        <translation>ist Gatehouse nicht bekannt</translation>
    </message>
    <message>
        <source>is nothing Gatehouse knows; did you mean %1</source>
        <translation>ist Gatehouse nicht bekannt; gemeint ist vielleicht %1</translation>
    </message>
    <message>
        <source>stands here twice</source>
        <translation>steht hier zweimal</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>must be an object: a name and an object each</source>
        <translation>muss ein Objekt sein: je ein Name und ein Objekt</translation>
    </message>
    <message>
        <source>has more than one server with &quot;default&quot;: true</source>
        <translation>hat mehr als einen Server mit &quot;default&quot;: true</translation>
    </message>
    <message>
        <source>is the name of another server already</source>
        <translation>ist schon der Name eines anderen Servers</translation>
    </message>
    <message>
        <source>names no server that is switched on</source>
        <translation>nennt keinen eingeschalteten Server</translation>
    </message>
    <message>
        <source>is no name for a server: it stands in its address, so use letters, digits, - _ and . (the first a letter or digit, 64 at most)</source>
        <translation>ist kein Name für einen Server: Er steht in dessen Adresse, nehmen Sie also Buchstaben, Ziffern, - _ und . (am Anfang ein Buchstabe oder eine Ziffer, höchstens 64)</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>muss ein Objekt sein</translation>
    </message>
    <message>
        <source>must not be longer than 200 characters</source>
        <translation>darf nicht länger als 200 Zeichen sein</translation>
    </message>
    <message>
        <source>has a url and a command: a server is one or the other</source>
        <translation>hat url und command: Ein Server ist das eine oder das andere</translation>
    </message>
    <message>
        <source>needs a url (Streamable HTTP) or a command (stdio)</source>
        <translation>braucht eine url (Streamable HTTP) oder ein command (stdio)</translation>
    </message>
    <message>
        <source>has a url, and %1 is for a command</source>
        <translation>hat eine url, und %1 ist für ein command</translation>
    </message>
    <message>
        <source>has a command, and %1 is for a url</source>
        <translation>hat ein command, und %1 ist für eine url</translation>
    </message>
    <message>
        <source>does not fit the rest of the entry</source>
        <translation>passt nicht zum Rest des Eintrags</translation>
    </message>
    <message>
        <source>must not be shared with forward: provider-token: one child would get everybody&apos;s token</source>
        <translation>darf mit forward: provider-token nicht shared sein: Ein Prozess bekäme die Token aller</translation>
    </message>
    <message>
        <source>must not set Authorization with forward: provider-token</source>
        <translation>darf mit forward: provider-token nicht Authorization setzen</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>muss ein Text sein</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>must be a list of texts, not empty</source>
        <translation>muss eine nicht leere Liste von Texten sein</translation>
    </message>
    <message>
        <source>must be a text, not empty</source>
        <translation>muss ein nicht leerer Text sein</translation>
    </message>
    <message>
        <source>must not hold a secret: others on this machine can see it. Put it into headers or env</source>
        <translation>darf kein Geheimnis enthalten: Andere auf dieser Maschine können es sehen. Setzen Sie es in headers oder env</translation>
    </message>
    <message>
        <source>must not hold a NUL</source>
        <translation>darf kein NUL enthalten</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>darf nicht leer sein</translation>
    </message>
    <message>
        <source>must be stdio, http or streamable-http (the older sse is not supported)</source>
        <translation>muss stdio, http oder streamable-http sein (das ältere sse geht nicht)</translation>
    </message>
    <message>
        <source>must be an http:// or https:// URL without user and fragment</source>
        <translation>muss eine URL mit http:// oder https:// ohne Benutzer und Fragment sein</translation>
    </message>
    <message>
        <source>must be an object of names and texts</source>
        <translation>muss ein Objekt aus Namen und Texten sein</translation>
    </message>
    <message>
        <source>is no header that can be set here</source>
        <translation>ist kein Header, der hier gesetzt werden kann</translation>
    </message>
    <message>
        <source>must not hold a line break or a control character</source>
        <translation>darf keinen Zeilenumbruch und kein Steuerzeichen enthalten</translation>
    </message>
    <message>
        <source>must be a number of seconds from 1 to 3600</source>
        <translation>muss eine Zahl von Sekunden von 1 bis 3600 sein</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>is no name of a variable</source>
        <translation>ist kein Name einer Variablen</translation>
    </message>
    <message>
        <source>must be session, user or shared</source>
        <translation>muss session, user oder shared sein</translation>
    </message>
    <message>
        <source>must be none, identity or provider-token</source>
        <translation>muss none, identity oder provider-token sein</translation>
    </message>
    <message>
        <source>holds %1: write addresses, *@domain, * or names of local accounts</source>
        <translation>enthält %1: Schreiben Sie Adressen, *@domain, * oder Namen lokaler Konten</translation>
    </message>
    <message>
        <source>must be an object with allow, deny or both</source>
        <translation>muss ein Objekt mit allow, deny oder beidem sein</translation>
    </message>
    <message>
        <source>must be allow or deny</source>
        <translation>muss allow oder deny sein</translation>
    </message>
    <message>
        <source>names %1, which OAUTH_SCOPES does not have: nobody could get it</source>
        <translation>nennt %1, was OAUTH_SCOPES nicht hat: Niemand könnte es bekommen</translation>
    </message>
    <message>
        <source>is in %1, which cannot be read</source>
        <translation>liegt in %1, und das ist nicht zu lesen</translation>
    </message>
    <message>
        <source>is in %1, which is larger than 64 KiB</source>
        <translation>liegt in %1, und das ist größer als 64 KiB</translation>
    </message>
    <message>
        <source>is in %1, which is empty</source>
        <translation>liegt in %1, und das ist leer</translation>
    </message>
    <message>
        <source>is not set: put it into %1 with gatehoused --set-secret %2, into the variable %3, or into a systemd credential %2</source>
        <translation>ist nicht gesetzt: Legen Sie es mit gatehoused --set-secret %2 in %1 ab, in der Variablen %3 oder in den systemd-Zugangsdaten %2</translation>
    </message>
    <message>
        <source>is not set in the environment</source>
        <translation>ist in der Umgebung nicht gesetzt</translation>
    </message>
    <message>
        <source>has a ${ without its }</source>
        <translation>hat ein ${ ohne sein }</translation>
    </message>
    <message>
        <source>refers to ${%1}; write ${secret:NAME} or ${env:NAME}</source>
        <translation>verweist auf ${%1}; schreiben Sie ${secret:NAME} oder ${env:NAME}</translation>
    </message>
    <message>
        <source>needs the secret %1, which %2</source>
        <translation>braucht das Geheimnis %1: Es %2</translation>
    </message>
    <message>
        <source>needs the variable %1, which %2</source>
        <translation>braucht die Variable %1: Sie %2</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>ist nicht bekannt</translation>
    </message>
    <message>
        <source>must be a whole number, 0 or more</source>
        <translation>muss eine ganze Zahl ab 0 sein</translation>
    </message>
    <message>
        <source>is too large</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>muss eines von %1 sein</translation>
    </message>
    <message>
        <source>ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in. Set, for example, ALLOWED_USERS=*@example.com</source>
        <translation>ALLOWED_USERS und ALLOWED_GROUPS sind leer: Niemand darf herein. Setzen Sie zum Beispiel ALLOWED_USERS=*@example.com</translation>
    </message>
    <message>
        <source>HOST listens to other machines without TLS: only the proxy in front should reach it. Name that proxy in TRUSTED_PROXIES</source>
        <translation>HOST nimmt ohne TLS Verbindungen anderer Maschinen an: Nur der vorgeschaltete Proxy sollte dorthin gelangen. Nennen Sie diesen Proxy in TRUSTED_PROXIES</translation>
    </message>
    <message>
        <source>OAUTH_REDIRECT_URI only says where BASE_URL is: with PROVIDERS each provider has a callback of its own, %1/oauth/provider-callback/NAME</source>
        <translation>OAUTH_REDIRECT_URI sagt nur, wo BASE_URL ist: Mit PROVIDERS hat jeder Anbieter eine eigene Callback-Adresse, %1/oauth/provider-callback/NAME</translation>
    </message>
    <message>
        <source>%1: %2 stands twice in this file; this one counts, not that of line %3.</source>
        <translation>%1: %2 steht zweimal in dieser Datei; es gilt dieses, nicht das in Zeile %3.</translation>
    </message>
    <message>
        <source>%1: everybody on this machine can read the secret %2. Run: chmod 600 %3</source>
        <translation>%1: Alle auf dieser Maschine können das Geheimnis %2 lesen. Führen Sie aus: chmod 600 %3</translation>
    </message>
    <message>
        <source>%1 (%2) is ignored: PROVIDERS does not name &quot;%3&quot;.</source>
        <translation>%1 (aus %2) wird übergangen: PROVIDERS nennt „%3“ nicht.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Gemeint ist vielleicht %1?</translation>
    </message>
    <message>
        <source>gatehoused --set-secret %1 keeps it out of this file</source>
        <translation>gatehoused --set-secret %1 hält es aus dieser Datei heraus</translation>
    </message>
    <message>
        <source>the client id it gives you</source>
        <translation>die Client-ID, die er Ihnen gibt,</translation>
    </message>
    <message>
        <source>the client secret it gives you</source>
        <translation>das Client-Geheimnis, das er Ihnen gibt,</translation>
    </message>
    <message>
        <source>its issuer or userinfo URL (such as https://accounts.google.com or https://api.github.com/user)</source>
        <translation>seinen Issuer oder seine Userinfo-URL (etwa https://accounts.google.com oder https://api.github.com/user)</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>There is no place for a settings file: start gatehoused with --settings FILE</source>
        <translation>Es gibt keinen Platz für eine Einstellungsdatei: Starten Sie gatehoused mit --settings DATEI</translation>
    </message>
    <message>
        <source>there is something after the end of the JSON</source>
        <translation>nach dem Ende des JSON steht noch etwas</translation>
    </message>
    <message>
        <source>it is nested deeper than 64 levels</source>
        <translation>es ist tiefer als 64 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>a value is expected here</source>
        <translation>hier gehört ein Wert hin</translation>
    </message>
    <message>
        <source>a text has no closing quote</source>
        <translation>einem Text fehlt das schließende Anführungszeichen</translation>
    </message>
    <message>
        <source>a text holds a control character</source>
        <translation>ein Text enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>a text is not UTF-8</source>
        <translation>ein Text ist nicht UTF-8</translation>
    </message>
    <message>
        <source>a text holds a backslash that JSON does not know</source>
        <translation>ein Text enthält einen Backslash, den JSON nicht kennt</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u braucht vier hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>a text holds half a character</source>
        <translation>ein Text enthält ein halbes Zeichen</translation>
    </message>
    <message>
        <source>a number is larger or smaller than can be read</source>
        <translation>eine Zahl ist größer oder kleiner, als sich lesen lässt</translation>
    </message>
    <message>
        <source>a list needs a comma or its ] here</source>
        <translation>eine Liste braucht hier ein Komma oder ihr ]</translation>
    </message>
    <message>
        <source>a name in double quotes is expected here</source>
        <translation>hier gehört ein Name in doppelten Anführungszeichen hin</translation>
    </message>
    <message>
        <source>a colon is expected after the name</source>
        <translation>nach dem Namen gehört ein Doppelpunkt hin</translation>
    </message>
    <message>
        <source>an object needs a comma or its } here</source>
        <translation>ein Objekt braucht hier ein Komma oder seine }</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>der Befehlszeile</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>der Umgebung</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>systemd credential %1</source>
        <translation>systemd-Zugangsdaten %1</translation>
    </message>
    <message>
        <source>%1, through %2_FILE=%3</source>
        <translation>%1, über %2_FILE=%3</translation>
    </message>
    <message>
        <source>the origin of OAUTH_REDIRECT_URI</source>
        <translation>dem Ursprung von OAUTH_REDIRECT_URI</translation>
    </message>
    <message>
        <source>made from HOST and PORT</source>
        <translation>HOST und PORT gebildet</translation>
    </message>
    <message>
        <source>not more than REFRESH_TOKEN_MAX_TTL</source>
        <translation>REFRESH_TOKEN_MAX_TTL als Obergrenze</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>dem Schlüsselbund</translation>
    </message>
    <message>
        <source>the systemd credentials</source>
        <translation>den Zugangsdaten von systemd</translation>
    </message>
    <message>
        <source>the secret store</source>
        <translation>den Geheimnisspeicher</translation>
    </message>
    <message>
        <source>The identifier of the pre-registered client: what you type into Claude, ChatGPT or another product that asks for one.</source>
        <translation>Die ID des vorab registrierten Clients: was Sie in Claude, ChatGPT oder ein anderes Produkt eintippen, das danach fragt.</translation>
    </message>
    <message>
        <source>The secret of the pre-registered client; at least 16 characters nobody can guess.</source>
        <translation>Das Geheimnis des vorab registrierten Clients; mindestens 16 Zeichen, die niemand erraten kann.</translation>
    </message>
    <message>
        <source>The scopes clients may ask for; offline_access is always understood besides.</source>
        <translation>Die Scopes, um die Clients bitten dürfen; offline_access wird immer zusätzlich verstanden.</translation>
    </message>
    <message>
        <source>Gatehouse&apos;s own callback as it is registered at the provider: on BASE_URL, path /oauth/callback or /oauth/provider-callback.</source>
        <translation>Die eigene Callback-Adresse von Gatehouse, wie sie beim Anbieter registriert ist: unter BASE_URL, Pfad /oauth/callback oder /oauth/provider-callback.</translation>
    </message>
    <message>
        <source>Where the pre-registered client may be sent back to; on http://127.0.0.1 and http://localhost any port fits.</source>
        <translation>Wohin der vorab registrierte Client zurückgeschickt werden darf; bei http://127.0.0.1 und http://localhost passt jeder Port.</translation>
    </message>
    <message>
        <source>Several providers, by names you choose, such as google,github,local: people choose where to sign in. Each has its own PROVIDER_{NAME}_… settings (see there) and its own callback, BASE_URL/oauth/provider-callback/NAME.</source>
        <translation>Mehrere Anbieter unter frei gewählten Namen, etwa google,github,local: Jeder wählt, wo er sich anmeldet. Jeder Anbieter hat eigene Einstellungen PROVIDER_{NAME}_… (siehe dort) und eine eigene Callback-Adresse, BASE_URL/oauth/provider-callback/NAME.</translation>
    </message>
    <message>
        <source>How people sign in: oauth finds out from PROVIDER_ACCOUNTS_URL what the provider is; local keeps accounts here.</source>
        <translation>Wie man sich anmeldet: oauth findet anhand von PROVIDER_ACCOUNTS_URL heraus, was der Anbieter ist; local führt Konten hier.</translation>
    </message>
    <message>
        <source>Gatehouse&apos;s own client id at the provider.</source>
        <translation>Die eigene Client-ID von Gatehouse beim Anbieter.</translation>
    </message>
    <message>
        <source>Gatehouse&apos;s own client secret at the provider.</source>
        <translation>Das eigene Client-Geheimnis von Gatehouse beim Anbieter.</translation>
    </message>
    <message>
        <source>The provider&apos;s issuer or its userinfo URL, such as https://accounts.google.com, https://api.github.com/user or https://login.microsoftonline.com/TENANT/v2.0.</source>
        <translation>Der Issuer des Anbieters oder seine Userinfo-URL, etwa https://accounts.google.com, https://api.github.com/user oder https://login.microsoftonline.com/TENANT/v2.0.</translation>
    </message>
    <message>
        <source>The provider&apos;s authorization endpoint, when it cannot be found out.</source>
        <translation>Der Authorization-Endpunkt des Anbieters, wenn er nicht zu ermitteln ist.</translation>
    </message>
    <message>
        <source>The provider&apos;s token endpoint, when it cannot be found out.</source>
        <translation>Der Token-Endpunkt des Anbieters, wenn er nicht zu ermitteln ist.</translation>
    </message>
    <message>
        <source>The provider&apos;s revocation endpoint (RFC 7009), when it cannot be found out.</source>
        <translation>Der Widerrufs-Endpunkt des Anbieters (RFC 7009), wenn er nicht zu ermitteln ist.</translation>
    </message>
    <message>
        <source>Further parameters for the provider&apos;s authorization endpoint, such as prompt=select_account.</source>
        <translation>Weitere Parameter für den Authorization-Endpunkt des Anbieters, etwa prompt=select_account.</translation>
    </message>
    <message>
        <source>The scopes to ask the provider for, in place of those that signing in needs; for servers that are given the provider&apos;s token.</source>
        <translation>Die Scopes, um die der Anbieter gebeten wird, anstelle der zur Anmeldung nötigen; für Server, die das Token des Anbieters bekommen.</translation>
    </message>
    <message>
        <source>What the provider is called on our pages.</source>
        <translation>Wie der Anbieter auf unseren Seiten heißt.</translation>
    </message>
    <message>
        <source>Who may come in by verified e-mail address: somebody@example.com, *@example.com for a domain, * for everyone the provider lets in.</source>
        <translation>Wer anhand der bestätigten E-Mail-Adresse herein darf: jemand@example.com, *@example.com für eine Domain, * für alle, die der Anbieter einlässt.</translation>
    </message>
    <message>
        <source>Who may come in by group: OpenID Connect groups, GitHub org or org/team, hd:domain (Google), tid:tenant (Microsoft). With several PROVIDERS a group stands after its provider&apos;s name, as in corp/admins or github/org/team; hd: and tid: stay as they are.</source>
        <translation>Wer anhand einer Gruppe herein darf: Gruppen von OpenID Connect, GitHub-Organisation oder org/team, hd:domain (Google), tid:tenant (Microsoft). Bei mehreren PROVIDERS steht eine Gruppe hinter dem Namen ihres Anbieters, wie in corp/admins oder github/org/team; hd: und tid: bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Which programs may bring people here to sign in: open lets in all, known only those you made or allowed; with ask, any other waits until you allow it.</source>
        <translation>Welche Programme Personen zur Anmeldung hierher schicken dürfen: open lässt alle ein, known nur die von Ihnen angelegten oder zugelassenen; bei ask wartet jedes andere, bis Sie es zulassen.</translation>
    </message>
    <message>
        <source>Further certificate authorities to trust for outgoing connections, PEM.</source>
        <translation>Weitere Zertifizierungsstellen, denen bei ausgehenden Verbindungen vertraut wird, im Format PEM.</translation>
    </message>
    <message>
        <source>The proxy outgoing connections go through.</source>
        <translation>Der Proxy, über den ausgehende Verbindungen laufen.</translation>
    </message>
    <message>
        <source>The address to listen on.</source>
        <translation>Die Adresse, auf der Gatehouse Verbindungen annimmt.</translation>
    </message>
    <message>
        <source>The port to listen on; 0 takes a free one.</source>
        <translation>Der Port, auf dem Gatehouse Verbindungen annimmt; 0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>The public origin; every URL Gatehouse hands out begins with it.</source>
        <translation>Der öffentliche Ursprung (Origin); jede URL, die Gatehouse herausgibt, beginnt damit.</translation>
    </message>
    <message>
        <source>The certificate chain to serve https with, PEM, leaf first.</source>
        <translation>Die Zertifikatskette für https im Format PEM, das Server-Zertifikat zuerst.</translation>
    </message>
    <message>
        <source>The private key of that certificate, PEM; not readable by everybody.</source>
        <translation>Der private Schlüssel zu diesem Zertifikat im Format PEM; nicht für alle lesbar.</translation>
    </message>
    <message>
        <source>The proxies in front whose X-Forwarded-For is believed.</source>
        <translation>Die vorgeschalteten Proxys, deren X-Forwarded-For geglaubt wird.</translation>
    </message>
    <message>
        <source>Threads that serve requests; 0 is one for each core.</source>
        <translation>Threads, die Anfragen bedienen; 0 heißt: einer je Prozessorkern.</translation>
    </message>
    <message>
        <source>Where Prometheus may read what is counted, at /metrics: a port of this machine such as 9464, or address:port. Everybody who reaches it can read it.</source>
        <translation>Wo Prometheus unter /metrics lesen darf, was gezählt wird: ein Port dieser Maschine wie 9464, oder Adresse:Port. Jeder, der dorthin gelangt, kann es lesen.</translation>
    </message>
    <message>
        <source>The MCP servers behind the door: JSON with mcpServers, see docs/servers.md; read again on SIGHUP.</source>
        <translation>Die MCP-Server hinter der Tür: JSON mit mcpServers, siehe docs/servers.md; bei SIGHUP neu gelesen.</translation>
    </message>
    <message>
        <source>The name the built-in MCP server gives itself.</source>
        <translation>Der Name, den sich der eingebaute MCP-Server gibt.</translation>
    </message>
    <message>
        <source>What the built-in MCP server tells a model about itself.</source>
        <translation>Was der eingebaute MCP-Server einem Modell über sich sagt.</translation>
    </message>
    <message>
        <source>How long an access token lives.</source>
        <translation>Wie lange ein Access-Token gilt.</translation>
    </message>
    <message>
        <source>How long the access tokens of some clients live, for connectors that refresh unreliably: claude.ai=24h for every client that is sent back to that host only, or a client_id.</source>
        <translation>Wie lange die Access-Token mancher Clients gelten, für Konnektoren, die sie unzuverlässig erneuern: claude.ai=24h für jeden Client, der nur zu diesem Host zurückgeschickt wird, oder eine client_id.</translation>
    </message>
    <message>
        <source>How long a session lives without being refreshed.</source>
        <translation>Wie lange eine Sitzung lebt, ohne erneuert zu werden.</translation>
    </message>
    <message>
        <source>How long a session lives in all; then people sign in again.</source>
        <translation>Wie lange eine Sitzung insgesamt lebt; danach ist eine neue Anmeldung nötig.</translation>
    </message>
    <message>
        <source>How long the same refresh token gives the same answer again, for a client that lost it or asked twice.</source>
        <translation>Wie lange dasselbe Refresh-Token noch einmal dieselbe Antwort gibt, für einen Client, der sie verloren oder zweimal gefragt hat.</translation>
    </message>
    <message>
        <source>Seals the provider&apos;s tokens in the store. Several keys: the first seals, all open, so put a new one in front to change it; what was sealed before is sealed anew in the background, and the log says when the old one may be taken out.</source>
        <translation>Versiegelt die Token des Anbieters im Datenspeicher. Mehrere Schlüssel: Der erste versiegelt, alle öffnen; zum Wechseln kommt also ein neuer an den Anfang. Was vorher versiegelt war, wird im Hintergrund neu versiegelt, und das Protokoll sagt, wann der alte heraus darf.</translation>
    </message>
    <message>
        <source>Also names offline_access in the protected resource metadata, for clients that ask for a refresh token only then.</source>
        <translation>Nennt offline_access auch in den Metadaten der geschützten Ressource, für Clients, die nur dann um ein Refresh-Token bitten.</translation>
    </message>
    <message>
        <source>Where sessions and clients are kept.</source>
        <translation>Wo Sitzungen und Clients gespeichert werden.</translation>
    </message>
    <message>
        <source>Makes requests that arrive together durable with one write to the disk; false: each with a write of its own, to compare.</source>
        <translation>Sichert Anfragen, die zusammen eintreffen, mit einem einzigen Schreiben auf den Datenträger; false: jede mit einem eigenen, zum Vergleich.</translation>
    </message>
    <message>
        <source>The folder of the database and the key file.</source>
        <translation>Der Ordner der Datenbank und der Schlüsseldatei.</translation>
    </message>
    <message>
        <source>The least important lines to log.</source>
        <translation>Wie wichtig eine Zeile mindestens sein muss, um ins Protokoll zu kommen.</translation>
    </message>
    <message>
        <source>How log lines look: for people, as JSON, or for systemd&apos;s journal.</source>
        <translation>Wie Zeilen des Protokolls aussehen: für Menschen, als JSON oder für das Journal von systemd.</translation>
    </message>
    <message>
        <source>Where gatehousectl and the desktop app reach this server: a socket on this machine, for the user it runs as and for root; off is none. Not on the network.</source>
        <translation>Wo gatehousectl und die Desktop-App diesen Server erreichen: ein Socket auf dieser Maschine, für den Benutzer, unter dem er läuft, und für root; off heißt keiner. Nicht über das Netz.</translation>
    </message>
    <message>
        <source>A group of this machine whose members may administer this server as well.</source>
        <translation>Eine Gruppe dieser Maschine, deren Mitglieder diesen Server ebenfalls verwalten dürfen.</translation>
    </message>
    <message>
        <source>How long rows of the audit log are kept.</source>
        <translation>Wie lange Zeilen des Audit-Protokolls aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Lets a client name the https address of a document that describes it as its id (Client ID Metadata Document), so that it need not register.</source>
        <translation>Lässt einen Client als seine ID die https-Adresse eines Dokuments nennen, das ihn beschreibt (Client ID Metadata Document); er muss sich dann nicht registrieren.</translation>
    </message>
    <message>
        <source>The hosts whose documents are read; *.example.com is every host below example.com.</source>
        <translation>Die Hosts, deren Dokumente gelesen werden; *.example.com ist jeder Host unterhalb von example.com.</translation>
    </message>
    <message>
        <source>Milliseconds to wait for a document or a client&apos;s keys.</source>
        <translation>Wie viele Millisekunden auf ein Dokument oder die Schlüssel eines Clients gewartet wird.</translation>
    </message>
    <message>
        <source>The largest document or key set that is read.</source>
        <translation>Das größte Dokument oder der größte Schlüsselsatz, der gelesen wird.</translation>
    </message>
    <message>
        <source>For development: documents at http://127.0.0.1 and http://localhost are read too, when BASE_URL is on this machine as well.</source>
        <translation>Für die Entwicklung: Auch Dokumente unter http://127.0.0.1 und http://localhost werden gelesen, wenn BASE_URL ebenfalls auf dieser Maschine liegt.</translation>
    </message>
    <message>
        <source>The largest request body.</source>
        <translation>Der größte Inhalt einer Anfrage.</translation>
    </message>
    <message>
        <source>Requests to MCP servers a second for one session; 0 is no limit.</source>
        <translation>Anfragen an MCP-Server je Sekunde für eine Sitzung; 0 heißt: keine Grenze.</translation>
    </message>
    <message>
        <source>Requests to MCP servers one session may have under way at a time.</source>
        <translation>Wie viele Anfragen an MCP-Server eine Sitzung gleichzeitig offen haben darf.</translation>
    </message>
    <message>
        <source>Event streams one session may hold open.</source>
        <translation>Wie viele Ereignis-Streams eine Sitzung offen halten darf.</translation>
    </message>
    <message>
        <source>Open event streams in all.</source>
        <translation>Offene Ereignis-Streams insgesamt.</translation>
    </message>
    <message>
        <source>Programs that run for MCP servers with a command, in all.</source>
        <translation>Programme, die für MCP-Server mit Befehl laufen, insgesamt.</translation>
    </message>
    <message>
        <source>Programs that run for MCP servers with a command, for one person.</source>
        <translation>Programme, die für MCP-Server mit Befehl laufen, für eine Person.</translation>
    </message>
    <message>
        <source>Where secrets are kept that stand nowhere else: PROVIDER_CLIENT_SECRET and the other secrets among these settings, and ${secret:NAME} of the servers file. file is the folder secrets in DATA_DIR, one file each that only its owner can read, not encrypted; keychain is that of the desktop, unlocked while somebody is logged in; systemd is LoadCredential= and LoadCredentialEncrypted= of the unit, only read. Filled with gatehousectl secret set, or gatehoused --set-secret.</source>
        <translation>Wo Geheimnisse abgelegt sind, die nirgends sonst stehen: PROVIDER_CLIENT_SECRET und die anderen Geheimnisse unter diesen Einstellungen sowie ${secret:NAME} aus der Datei der Server. file ist der Ordner secrets in DATA_DIR, je eine Datei, die nur ihr Besitzer lesen kann, unverschlüsselt; keychain ist der Schlüsselbund des Desktops, entsperrt, solange jemand angemeldet ist; systemd ist LoadCredential= und LoadCredentialEncrypted= der Unit, nur lesbar. Befüllt wird mit gatehousectl secret set oder gatehoused --set-secret.</translation>
    </message>
    <message>
        <source>no such client</source>
        <translation>kein solcher Client</translation>
    </message>
    <message>
        <source>a public client</source>
        <translation>ein öffentlicher Client</translation>
    </message>
    <message>
        <source>BASE_URL/oauth/callback</source>
        <translation>BASE_URL/oauth/callback</translation>
    </message>
    <message>
        <source>the one provider of the settings below</source>
        <translation>der eine Anbieter der Einstellungen darunter</translation>
    </message>
    <message>
        <source>needed unless AUTH_STRATEGY=local</source>
        <translation>nötig, außer bei AUTH_STRATEGY=local</translation>
    </message>
    <message>
        <source>needed for AUTH_STRATEGY oauth and oidc</source>
        <translation>nötig bei AUTH_STRATEGY oauth und oidc</translation>
    </message>
    <message>
        <source>found at the provider</source>
        <translation>beim Anbieter ermittelt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>what signing in needs</source>
        <translation>was die Anmeldung braucht</translation>
    </message>
    <message>
        <source>the provider&apos;s own name</source>
        <translation>der eigene Name des Anbieters</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>the system&apos;s authorities only</source>
        <translation>nur die Zertifizierungsstellen des Systems</translation>
    </message>
    <message>
        <source>the origin of OAUTH_REDIRECT_URI, else made from HOST and PORT</source>
        <translation>der Ursprung von OAUTH_REDIRECT_URI, sonst aus HOST und PORT gebildet</translation>
    </message>
    <message>
        <source>no TLS here</source>
        <translation>kein TLS an dieser Stelle</translation>
    </message>
    <message>
        <source>no metrics</source>
        <translation>keine Messwerte</translation>
    </message>
    <message>
        <source>the built-in server</source>
        <translation>der eingebaute Server</translation>
    </message>
    <message>
        <source>Gatehouse</source>
        <translation>Gatehouse</translation>
    </message>
    <message>
        <source>ACCESS_TOKEN_TTL for all</source>
        <translation>ACCESS_TOKEN_TTL für alle</translation>
    </message>
    <message>
        <source>made at the first start, in DATA_DIR</source>
        <translation>beim ersten Start in DATA_DIR erzeugt</translation>
    </message>
    <message>
        <source>an SQLite file in DATA_DIR</source>
        <translation>eine SQLite-Datei in DATA_DIR</translation>
    </message>
    <message>
        <source>$STATE_DIRECTORY, else $XDG_DATA_HOME/gatehouse, else ~/.local/share/gatehouse</source>
        <translation>$STATE_DIRECTORY, sonst $XDG_DATA_HOME/gatehouse, sonst ~/.local/share/gatehouse</translation>
    </message>
    <message>
        <source>admin.sock in $RUNTIME_DIRECTORY, else $XDG_RUNTIME_DIR/gatehouse/admin.sock, else DATA_DIR/admin/admin.sock</source>
        <translation>admin.sock in $RUNTIME_DIRECTORY, sonst $XDG_RUNTIME_DIR/gatehouse/admin.sock, sonst DATA_DIR/admin/admin.sock</translation>
    </message>
    <message>
        <source>nobody else</source>
        <translation>niemand sonst</translation>
    </message>
    <message>
        <source>any public host</source>
        <translation>jeder öffentliche Host</translation>
    </message>
    <message>
        <source>at most %1 visible ASCII characters</source>
        <translation>höchstens %1 sichtbare ASCII-Zeichen</translation>
    </message>
    <message>
        <source>text of at most %1 characters</source>
        <translation>Text von höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>an absolute path</source>
        <translation>ein absoluter Pfad</translation>
    </message>
    <message>
        <source>an https:// URL (http:// only on this machine: localhost, 127.0.0.1, [::1]) without user, password and fragment</source>
        <translation>eine URL mit https:// (http:// nur auf dieser Maschine: localhost, 127.0.0.1, [::1]) ohne Benutzer, Passwort und Fragment</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>a duration %1 (such as 90s, 15m, 1h, 30d)</source>
        <translation>eine Dauer %1 (etwa 90s, 15m, 1h, 30d)</translation>
    </message>
    <message>
        <source>a size %1 (such as 65536, 512KiB, 4MiB)</source>
        <translation>eine Größe %1 (etwa 65536, 512KiB, 4MiB)</translation>
    </message>
    <message>
        <source>a whole number %1</source>
        <translation>eine ganze Zahl %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>32 random bytes in base64url, or several such keys separated by commas; make one with: openssl rand -base64 32 | tr &apos;+/&apos; &apos;-_&apos; | tr -d &apos;=&apos;</source>
        <translation>32 zufällige Bytes in base64url, oder mehrere solche Schlüssel, durch Kommas getrennt; erzeugen mit: openssl rand -base64 32 | tr &apos;+/&apos; &apos;-_&apos; | tr -d &apos;=&apos;</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>%1; bearer, api_key, custom and none are not supported by this version</source>
        <translation>%1; bearer, api_key, custom und none kann diese Version nicht</translation>
    </message>
    <message>
        <source>scope names separated by blanks (RFC 6749 3.3)</source>
        <translation>Namen von Scopes, durch Leerzeichen getrennt (RFC 6749 3.3)</translation>
    </message>
    <message>
        <source>absolute URIs separated by blanks or commas: https://, http:// on this machine, or an app&apos;s own scheme; no wildcard, no fragment, no user</source>
        <translation>absolute URIs, durch Leerzeichen oder Kommas getrennt: https://, http:// auf dieser Maschine oder das eigene Schema einer App; ohne Platzhalter, Fragment und Benutzer</translation>
    </message>
    <message>
        <source>e-mail addresses, *@domain or *, separated by blanks or commas</source>
        <translation>E-Mail-Adressen, *@domain oder *, durch Leerzeichen oder Kommas getrennt</translation>
    </message>
    <message>
        <source>group names separated by commas</source>
        <translation>Namen von Gruppen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>an http://, https://, socks5:// or socks5h:// URL without path</source>
        <translation>eine URL mit http://, https://, socks5:// oder socks5h:// ohne Pfad</translation>
    </message>
    <message>
        <source>an IP address or localhost; 0.0.0.0 and :: mean every address</source>
        <translation>eine IP-Adresse oder localhost; 0.0.0.0 und :: heißen: jede Adresse</translation>
    </message>
    <message>
        <source>a port number from 0 to 65535</source>
        <translation>eine Portnummer von 0 bis 65535</translation>
    </message>
    <message>
        <source>an origin such as https://gate.example.com: https:// (http:// only on this machine), no path, query, fragment or user</source>
        <translation>ein Ursprung wie https://gate.example.com: https:// (http:// nur auf dieser Maschine), ohne Pfad, Abfrage, Fragment und Benutzer</translation>
    </message>
    <message>
        <source>addresses or subnets such as 10.0.0.0/8, separated by blanks or commas; not everybody (/0)</source>
        <translation>Adressen oder Teilnetze wie 10.0.0.0/8, durch Leerzeichen oder Kommas getrennt; nicht alle (/0)</translation>
    </message>
    <message>
        <source>a port, or address:port such as 127.0.0.1:9464</source>
        <translation>ein Port, oder Adresse:Port wie 127.0.0.1:9464</translation>
    </message>
    <message>
        <source>CLIENT=DURATION, separated by blanks or commas: a client_id or the host of its redirect URIs, and 1m to 1d</source>
        <translation>CLIENT=DAUER, durch Leerzeichen oder Kommas getrennt: eine client_id oder der Host ihrer Redirect-URIs, und 1m bis 1d</translation>
    </message>
    <message>
        <source>sqlite:///absolute/path; other databases are not supported by this version</source>
        <translation>sqlite:///absoluter/pfad; andere Datenbanken kann diese Version nicht</translation>
    </message>
    <message>
        <source>names of a to z, 0 to 9 and dashes, separated by blanks or commas, each once</source>
        <translation>Namen aus a bis z, 0 bis 9 und Bindestrichen, durch Leerzeichen oder Kommas getrennt, jeder einmal</translation>
    </message>
    <message>
        <source>a query string such as prompt=consent&amp;hd=example.com, or a JSON object of strings; each name once</source>
        <translation>eine Abfrage wie prompt=consent&amp;hd=example.com, oder ein JSON-Objekt aus Texten; jeder Name einmal</translation>
    </message>
    <message>
        <source>an absolute path, or off</source>
        <translation>ein absoluter Pfad, oder off</translation>
    </message>
    <message>
        <source>the name of a group</source>
        <translation>der Name einer Gruppe</translation>
    </message>
    <message>
        <source>host names such as claude.ai or *.example.com, separated by blanks or commas</source>
        <translation>Namen von Hosts wie claude.ai oder *.example.com, durch Leerzeichen oder Kommas getrennt</translation>
    </message>
    <message>
        <source>Could not resolve host: %1</source>
        <translation>der Name %1 hat keine Adresse</translation>
    </message>
    <message>
        <source>Could not resolve proxy: %1</source>
        <translation>der Name %1 des Proxys hat keine Adresse</translation>
    </message>
    <message>
        <source>Failed to connect to %1 port %2 after %3 ms: %4</source>
        <translation>keine Verbindung zu %1, Port %2 (nach %3 ms): %4</translation>
    </message>
    <message>
        <source>Couldn&apos;t connect to server</source>
        <translation>der Server antwortet dort nicht</translation>
    </message>
    <message>
        <source>Could not connect to server</source>
        <translation>der Server antwortet dort nicht</translation>
    </message>
    <message>
        <source>Could not resolve hostname</source>
        <translation>der Name hat keine Adresse</translation>
    </message>
    <message>
        <source>Couldn&apos;t resolve host name</source>
        <translation>der Name hat keine Adresse</translation>
    </message>
    <message>
        <source>Empty reply from server</source>
        <translation>die Antwort war leer</translation>
    </message>
    <message>
        <source>Server returned nothing (no headers, no data)</source>
        <translation>die Antwort war leer</translation>
    </message>
    <message>
        <source>Recv failure: %1</source>
        <translation>der Empfang scheiterte: %1</translation>
    </message>
    <message>
        <source>Send failure: %1</source>
        <translation>das Senden scheiterte: %1</translation>
    </message>
    <message>
        <source>SSL certificate problem: %1</source>
        <translation>Fehler am Zertifikat: %1</translation>
    </message>
    <message>
        <source>SSL: no alternative certificate subject name matches target host name &apos;%1&apos;</source>
        <translation>das Zertifikat gilt nicht für den Namen %1</translation>
    </message>
    <message>
        <source>SSL peer certificate or SSH remote key was not OK</source>
        <translation>dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>Timeout was reached</source>
        <translation>die Zeit war um</translation>
    </message>
    <message>
        <source>unable to get issuer certificate</source>
        <translation>das Zertifikat des Ausstellers fehlt</translation>
    </message>
    <message>
        <source>unable to get local issuer certificate</source>
        <translation>der Aussteller des Zertifikats ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>unable to verify the first certificate</source>
        <translation>das erste Zertifikat ist nicht zu prüfen; die Kette ist unvollständig</translation>
    </message>
    <message>
        <source>certificate signature failure</source>
        <translation>die Signatur des Zertifikats ist falsch</translation>
    </message>
    <message>
        <source>certificate is not yet valid</source>
        <translation>das Zertifikat gilt noch nicht</translation>
    </message>
    <message>
        <source>certificate has expired</source>
        <translation>das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>self-signed certificate</source>
        <translation>das Zertifikat ist selbst unterschrieben</translation>
    </message>
    <message>
        <source>self-signed certificate in certificate chain</source>
        <translation>in der Kette ist ein selbst unterschriebenes Zertifikat</translation>
    </message>
    <message>
        <source>certificate revoked</source>
        <translation>das Zertifikat wurde widerrufen</translation>
    </message>
    <message>
        <source>invalid CA certificate</source>
        <translation>das Zertifikat der Zertifizierungsstelle gilt nicht</translation>
    </message>
    <message>
        <source>unsuitable certificate purpose</source>
        <translation>das Zertifikat ist nicht für diesen Zweck</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>certificate rejected</source>
        <translation>das Zertifikat wird abgelehnt</translation>
    </message>
    <message>
        <source>hostname mismatch</source>
        <translation>das Zertifikat gilt nicht für diesen Namen</translation>
    </message>
    <message>
        <source>EE certificate key too weak</source>
        <translation>der Schlüssel des Zertifikats ist zu schwach</translation>
    </message>
    <message>
        <source>The certificate is self-signed, and untrusted</source>
        <translation>Das Zertifikat ist selbst unterschrieben, und ihm wird nicht vertraut</translation>
    </message>
    <message>
        <source>The issuer certificate of a locally looked up certificate could not be found</source>
        <translation>Der Aussteller des Zertifikats ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>The issuer certificate could not be found</source>
        <translation>Das Zertifikat des Ausstellers fehlt</translation>
    </message>
    <message>
        <source>The root CA certificate is not trusted for this purpose</source>
        <translation>Der Zertifizierungsstelle wird für diesen Zweck nicht vertraut</translation>
    </message>
    <message>
        <source>The root certificate of the certificate chain is self-signed, and untrusted</source>
        <translation>Das oberste Zertifikat der Kette ist selbst unterschrieben, und ihm wird nicht vertraut</translation>
    </message>
    <message>
        <source>No certificates could be verified</source>
        <translation>Kein Zertifikat war zu prüfen; die Kette ist unvollständig</translation>
    </message>
    <message>
        <source>The certificate has expired</source>
        <translation>Das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>The certificate is not yet valid</source>
        <translation>Das Zertifikat gilt noch nicht</translation>
    </message>
    <message>
        <source>The host name did not match any of the valid hosts for this certificate</source>
        <translation>Das Zertifikat gilt nicht für diesen Namen</translation>
    </message>
    <message>
        <source>The remote host closed the connection</source>
        <translation>Die Gegenseite hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>Der Name hat keine Adresse</translation>
    </message>
    <message>
        <source>Socket operation timed out</source>
        <translation>Die Zeit war um</translation>
    </message>
    <message>
        <source>Connection closed</source>
        <translation>Die Verbindung wurde beendet</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>das ist nicht gestattet</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>die Datei oder den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>beim Lesen oder Schreiben trat ein Fehler auf</translation>
    </message>
    <message>
        <source>Exec format error</source>
        <translation>das ist kein ausführbares Programm</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>etwas anderes verwendet es gerade</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>das ist kein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültige Angabe</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>im System sind zu viele Dateien offen</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele Dateien sind offen</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist nur lesbar</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele symbolische Links hintereinander</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>die Adresse ist schon belegt</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>diese Adresse hat die Maschine nicht</translation>
    </message>
    <message>
        <source>Network is down</source>
        <translation>das Netz ist nicht in Betrieb</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>das Netz ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>die Gegenseite hat die Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>die Zeit war um</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>die Gegenseite ist nicht in Betrieb</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>kein Weg führt dorthin</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>das Kontingent auf dem Datenträger ist erschöpft</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing; install libqt6sql6-sqlite.</source>
        <translation>Der SQLite-Treiber von Qt fehlt; installieren Sie libqt6sql6-sqlite.</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold a write-ahead log; put the database on a local disk.</source>
        <translation>Das Dateisystem von %1 trägt kein Write-ahead-Log; legen Sie die Datenbank auf einen lokalen Datenträger.</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is built with another SQLite than this program; install Qt and Gatehouse from one source.</source>
        <translation>Der SQLite-Treiber von Qt ist mit einem anderen SQLite gebaut als dieses Programm; installieren Sie Qt und Gatehouse aus derselben Quelle.</translation>
    </message>
    <message>
        <source>%1 is answered with HTTP %2 and no JSON-RPC answer.</source>
        <translation>%1 wird mit HTTP %2 und ohne JSON-RPC-Antwort beantwortet.</translation>
    </message>
    <message>
        <source>%1 is answered with HTTP %2: %3</source>
        <translation>%1 wird mit HTTP %2 beantwortet: %3</translation>
    </message>
    <message>
        <source>How long such a program may be idle; then it is stopped until it is needed.</source>
        <translation>Wie lange ein solches Programm nichts zu tun haben darf; dann wird es beendet, bis es wieder gebraucht wird.</translation>
    </message>
    <message>
        <source>Open connections in all.</source>
        <translation>Offene Verbindungen insgesamt.</translation>
    </message>
    <message>
        <source>Open connections from one address; TRUSTED_PROXIES may have more.</source>
        <translation>Offene Verbindungen von einer Adresse; TRUSTED_PROXIES dürfen mehr haben.</translation>
    </message>
    <message>
        <source>%1 (%2) is no setting of Gatehouse and is ignored.</source>
        <translation>%1 (aus %2) ist keine Einstellung von Gatehouse und wird übergangen.</translation>
    </message>
    <message>
        <source>A token is for one resource.</source>
        <translation>Ein Token ist für eine Ressource.</translation>
    </message>
    <message>
        <source>The resource is not a URL of this server.</source>
        <translation>Die Ressource ist keine URL dieses Servers.</translation>
    </message>
    <message>
        <source>The client may not use this resource.</source>
        <translation>Der Client darf diese Ressource nicht verwenden.</translation>
    </message>
    <message>
        <source>The client may not have this scope.</source>
        <translation>Der Client darf diesen Scope nicht haben.</translation>
    </message>
    <message>
        <source>This client may not act for itself; the owner of the server can make it an agent.</source>
        <translation>Dieser Client darf nicht für sich selbst handeln; wer den Server verwaltet, kann ihn zum Agenten machen.</translation>
    </message>
    <message>
        <source>The person has to be asked first.</source>
        <translation>Die Person muss zuerst gefragt werden.</translation>
    </message>
    <message>
        <source>The person has to sign in.</source>
        <translation>Die Person muss sich anmelden.</translation>
    </message>
    <message>
        <source>The person did not allow it.</source>
        <translation>Die Person hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>The sign-in at the identity provider was refused.</source>
        <translation>Die Anmeldung beim Anbieter wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The identity provider is busy; try again.</source>
        <translation>Der Anbieter ist überlastet; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The identity provider reported an error.</source>
        <translation>Der Anbieter hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>This person may not use this server.</source>
        <translation>Diese Person darf diesen Server nicht verwenden.</translation>
    </message>
    <message>
        <source>Unknown client, or its credentials are wrong.</source>
        <translation>Der Client ist nicht bekannt, oder seine Zugangsdaten sind falsch.</translation>
    </message>
    <message>
        <source>Use one method of client authentication only.</source>
        <translation>Der Client darf sich nur auf eine Art ausweisen.</translation>
    </message>
    <message>
        <source>The authorization code is unknown, expired, used, or was issued for something else.</source>
        <translation>Der Code ist nicht bekannt, abgelaufen, verbraucht oder für etwas anderes ausgestellt.</translation>
    </message>
    <message>
        <source>The code was issued for another resource.</source>
        <translation>Der Code wurde für eine andere Ressource ausgestellt.</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>Der Code fehlt.</translation>
    </message>
    <message>
        <source>Send the parameters as application/x-www-form-urlencoded.</source>
        <translation>Die Parameter sind als application/x-www-form-urlencoded zu schicken.</translation>
    </message>
    <message>
        <source>The server cannot store anything right now; try again.</source>
        <translation>Der Server kann gerade nichts speichern; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A parameter is not correctly encoded (percent-encoded UTF-8 without control characters).</source>
        <translation>Ein Parameter ist falsch kodiert (prozentkodiertes UTF-8 ohne Steuerzeichen).</translation>
    </message>
    <message>
        <source>There are more than 64 parameters.</source>
        <translation>Es sind mehr als 64 Parameter.</translation>
    </message>
    <message>
        <source>The refresh token is unknown, expired or used.</source>
        <translation>Das Refresh-Token ist nicht bekannt, abgelaufen oder verbraucht.</translation>
    </message>
    <message>
        <source>The scope is wider than what was granted.</source>
        <translation>Der Scope geht über das Erlaubte hinaus.</translation>
    </message>
    <message>
        <source>The refresh_token is missing.</source>
        <translation>Das refresh_token fehlt.</translation>
    </message>
    <message>
        <source>The token was issued for another resource.</source>
        <translation>Das Token wurde für eine andere Ressource ausgestellt.</translation>
    </message>
    <message>
        <source>The identity provider cannot be reached right now; try again.</source>
        <translation>Der Anbieter ist gerade nicht zu erreichen; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The grant_type is missing.</source>
        <translation>grant_type fehlt.</translation>
    </message>
    <message>
        <source>The grant_type is authorization_code, refresh_token or client_credentials.</source>
        <translation>grant_type ist authorization_code, refresh_token oder client_credentials.</translation>
    </message>
    <message>
        <source>The token is missing.</source>
        <translation>Das Token fehlt.</translation>
    </message>
    <message>
        <source>error:%1:SSL routines::%2</source>
        <translation>%2 (OpenSSL %1)</translation>
    </message>
    <message>
        <source>wrong version number</source>
        <translation>dort spricht wohl niemand TLS</translation>
    </message>
    <message>
        <source>record layer failure</source>
        <translation>dort spricht wohl niemand TLS</translation>
    </message>
    <message>
        <source>packet length too long</source>
        <translation>dort spricht wohl niemand TLS</translation>
    </message>
    <message>
        <source>certificate verify failed</source>
        <translation>das Zertifikat war nicht zu prüfen</translation>
    </message>
    <message>
        <source>unexpected eof while reading</source>
        <translation>die Gegenseite hat vorzeitig aufgehört</translation>
    </message>
    <message>
        <source>Host %1 not found</source>
        <translation>Der Name %1 hat keine Adresse</translation>
    </message>
    <message>
        <source>Operation canceled</source>
        <translation>Es dauerte zu lange</translation>
    </message>
    <message>
        <source>SSL handshake failed: %1</source>
        <translation>Der TLS-Handshake scheiterte: %1</translation>
    </message>
    <message>
        <source>Error during SSL handshake: %1</source>
        <translation>Der TLS-Handshake scheiterte: %1</translation>
    </message>
    <message>
        <source>The peer did not present any certificate</source>
        <translation>Die Gegenseite hat kein Zertifikat vorgelegt</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <extracomment>A day as QDate::toString() writes it.</extracomment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>gatehoused: %1</source>
        <translation>gatehoused: %1</translation>
    </message>
    <message>
        <source>gatehoused: warning: %1</source>
        <translation>gatehoused: Warnung: %1</translation>
    </message>
    <message>
        <source>error: %1.</source>
        <translation>Fehler: %1.</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Another program already listens on %1. Stop it, or choose another port.</source>
        <translation>Ein anderes Programm hat %1 schon belegt. Beenden Sie es, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>This user may not listen on %1. Choose a port above 1023, or grant CAP_NET_BIND_SERVICE.</source>
        <translation>Dieser Benutzer darf %1 nicht belegen. Wählen Sie einen Port über 1023, oder geben Sie ihm CAP_NET_BIND_SERVICE.</translation>
    </message>
    <message>
        <source>This machine has no address %1. Choose one of its own, or 0.0.0.0 for all.</source>
        <translation>Diese Maschine hat die Adresse %1 nicht. Wählen Sie eine eigene, oder 0.0.0.0 für alle.</translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2.</source>
        <translation>%1 lässt sich nicht belegen: %2.</translation>
    </message>
    <message>
        <source>No port of %1 can be used: %2. Set HOST to an address of this machine.</source>
        <translation>Kein Port von %1 ist verwendbar: %2. Setzen Sie HOST auf eine Adresse dieser Maschine.</translation>
    </message>
    <message>
        <source>The data folder %1 cannot be made; set DATA_DIR to one that can.</source>
        <translation>Der Datenordner %1 lässt sich nicht anlegen; setzen Sie DATA_DIR auf einen, bei dem das geht.</translation>
    </message>
    <message>
        <source>The CA file %1 cannot be read: %2.</source>
        <translation>Die CA-Datei %1 ist nicht zu lesen: %2.</translation>
    </message>
    <message>
        <source>The password cannot be read from standard input.</source>
        <translation>Das Passwort ist nicht von der Standardeingabe zu lesen.</translation>
    </message>
    <message>
        <source>%1 is a folder; name a file for the database.</source>
        <translation>%1 ist ein Ordner; nennen Sie eine Datei für die Datenbank.</translation>
    </message>
    <message>
        <source>The folder %1 of the database does not exist; create it first.</source>
        <translation>Den Ordner %1 der Datenbank gibt es nicht; legen Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>The folder of the database %1 cannot be written; give it to the user the server runs as.</source>
        <translation>Der Ordner der Datenbank %1 ist nicht beschreibbar; geben Sie ihn dem Benutzer, unter dem der Server läuft.</translation>
    </message>
    <message>
        <source>Another server (process %1) has the database %2 open; stop it first or name another file.</source>
        <translation>Ein anderer Server (Prozess %1) hat die Datenbank %2 offen; halten Sie ihn zuerst an, oder nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The database %1 cannot be read and written: %2.</source>
        <translation>Die Datenbank %1 ist nicht zu lesen und zu schreiben: %2.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another user; give it to the user the server runs as.</source>
        <translation>Die Datei %1 gehört einem anderen Benutzer; geben Sie sie dem Benutzer, unter dem der Server läuft.</translation>
    </message>
    <message>
        <source>The database %1 belongs to another program; name another file.</source>
        <translation>Die Datenbank %1 gehört einem anderen Programm; nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The database %1 was written by a newer Gatehouse (schema %2, this program knows %3); update the program or restore an older backup.</source>
        <translation>Die Datenbank %1 hat ein neueres Gatehouse geschrieben (Schema %2, dieses Programm kennt %3); aktualisieren Sie das Programm, oder stellen Sie eine ältere Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The key file %1 can be read by others; run: chmod 600 %1</source>
        <translation>Die Schlüsseldatei %1 können andere lesen; führen Sie aus: chmod 600 %1</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2.</source>
        <translation>Die Schlüsseldatei %1 ist nicht zu lesen: %2.</translation>
    </message>
    <message>
        <source>The key file %1 does not hold a key (43 characters of base64url). Put the right one back; without it nothing that was sealed can be read.</source>
        <translation>Die Schlüsseldatei %1 enthält keinen Schlüssel (43 Zeichen base64url). Legen Sie die richtige zurück; ohne sie ist nichts zu lesen, was versiegelt wurde.</translation>
    </message>
    <message>
        <source>The key file %1 cannot be written: %2.</source>
        <translation>Die Schlüsseldatei %1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>ADMIN_GROUP=%1: there is no such group on this machine; make it with: groupadd --system %1</source>
        <translation>ADMIN_GROUP=%1: Diese Gruppe gibt es auf dieser Maschine nicht; legen Sie sie an mit: groupadd --system %1</translation>
    </message>
    <message>
        <source>The admin socket %1 has a path of %2 bytes, and the system takes %3; set ADMIN_SOCKET to a shorter one.</source>
        <translation>Der Pfad des Verwaltungs-Sockets %1 hat %2 Bytes, und das System nimmt %3; setzen Sie ADMIN_SOCKET auf einen kürzeren.</translation>
    </message>
    <message>
        <source>The folder %1 of the admin socket cannot be made (%2); set ADMIN_SOCKET to a path in one that can.</source>
        <translation>Der Ordner %1 des Verwaltungs-Sockets lässt sich nicht anlegen (%2); setzen Sie ADMIN_SOCKET auf einen Pfad, bei dem das geht.</translation>
    </message>
    <message>
        <source>%1 is no folder, so the admin socket cannot be there; set ADMIN_SOCKET to another path.</source>
        <translation>%1 ist kein Ordner, also kann der Verwaltungs-Socket nicht dort sein; setzen Sie ADMIN_SOCKET auf einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The folder %1 of the admin socket belongs to another user; set ADMIN_SOCKET to a path in a folder of the user that gatehoused runs as.</source>
        <translation>Der Ordner %1 des Verwaltungs-Sockets gehört einem anderen Benutzer; setzen Sie ADMIN_SOCKET auf einen Pfad in einem Ordner des Benutzers, unter dem gatehoused läuft.</translation>
    </message>
    <message>
        <source>Others may write to the folder %1 of the admin socket; run: chmod 700 %1</source>
        <translation>Andere dürfen in den Ordner %1 des Verwaltungs-Sockets schreiben; führen Sie aus: chmod 700 %1</translation>
    </message>
    <message>
        <source>The folder %1 cannot be given to ADMIN_GROUP (%2); add the user that gatehoused runs as to that group.</source>
        <translation>Der Ordner %1 lässt sich ADMIN_GROUP nicht geben (%2); nehmen Sie den Benutzer, unter dem gatehoused läuft, in diese Gruppe auf.</translation>
    </message>
    <message>
        <source>The lock of the admin socket, %1.lock, cannot be opened: %2.</source>
        <translation>Die Sperre des Verwaltungs-Sockets, %1.lock, lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>Another gatehoused has the admin socket %1; stop it, or set ADMIN_SOCKET to another path.</source>
        <translation>Ein anderes gatehoused hat den Verwaltungs-Socket %1; halten Sie es an, oder setzen Sie ADMIN_SOCKET auf einen anderen Pfad.</translation>
    </message>
    <message>
        <source>%1 is there and is no socket; remove it, or set ADMIN_SOCKET to another path.</source>
        <translation>%1 ist da und kein Socket; entfernen Sie es, oder setzen Sie ADMIN_SOCKET auf einen anderen Pfad.</translation>
    </message>
    <message>
        <source>Another program answers at the admin socket %1; stop it, or set ADMIN_SOCKET to another path.</source>
        <translation>Am Verwaltungs-Socket %1 antwortet ein anderes Programm; beenden Sie es, oder setzen Sie ADMIN_SOCKET auf einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The old admin socket %1 cannot be removed: %2.</source>
        <translation>Der alte Verwaltungs-Socket %1 lässt sich nicht entfernen: %2.</translation>
    </message>
    <message>
        <source>The admin socket %1 cannot be made: %2.</source>
        <translation>Der Verwaltungs-Socket %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The admin socket cannot be given to ADMIN_GROUP: %1.</source>
        <translation>Der Verwaltungs-Socket lässt sich ADMIN_GROUP nicht geben: %1.</translation>
    </message>
    <message>
        <source>The mode of the admin socket %1 cannot be set: %2.</source>
        <translation>Die Rechte des Verwaltungs-Sockets %1 lassen sich nicht setzen: %2.</translation>
    </message>
    <message>
        <source>The system does not say who has connected.</source>
        <translation>Das System sagt nicht, wer sich verbunden hat.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Came without a token</source>
        <translation>Kam ohne Token</translation>
    </message>
    <message>
        <source>Read where to sign in</source>
        <translation>Hat gelesen, wo man sich anmeldet</translation>
    </message>
    <message>
        <source>Registered itself</source>
        <translation>Hat sich registriert</translation>
    </message>
    <message>
        <source>Its registration was refused</source>
        <translation>Seine Registrierung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Its request to sign in was refused</source>
        <translation>Seine Bitte um Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Asked to sign in</source>
        <translation>Bat um Anmeldung</translation>
    </message>
    <message>
        <source>A page of the sign-in was refused</source>
        <translation>Eine Seite der Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>The person allowed it</source>
        <translation>Die Person hat es erlaubt</translation>
    </message>
    <message>
        <source>The person denied it</source>
        <translation>Die Person hat es abgelehnt</translation>
    </message>
    <message>
        <source>The person went to sign in</source>
        <translation>Die Person ging zur Anmeldung</translation>
    </message>
    <message>
        <source>Name or password was wrong</source>
        <translation>Name oder Passwort war falsch</translation>
    </message>
    <message>
        <source>The provider answered</source>
        <translation>Der Anbieter hat geantwortet</translation>
    </message>
    <message>
        <source>The provider did not say who it is</source>
        <translation>Der Anbieter hat nicht gesagt, wer es ist</translation>
    </message>
    <message>
        <source>The person may not come in</source>
        <translation>Die Person darf nicht herein</translation>
    </message>
    <message>
        <source>Got its code</source>
        <translation>Hat seinen Code bekommen</translation>
    </message>
    <message>
        <source>Could not show who it is</source>
        <translation>Konnte nicht zeigen, wer er ist</translation>
    </message>
    <message>
        <source>Its code was refused</source>
        <translation>Sein Code wurde abgelehnt</translation>
    </message>
    <message>
        <source>Got its tokens</source>
        <translation>Hat seine Token bekommen</translation>
    </message>
    <message>
        <source>Called the MCP server</source>
        <translation>Hat den MCP-Server aufgerufen</translation>
    </message>
    <message>
        <source>Renewed its access</source>
        <translation>Hat seinen Zugang erneuert</translation>
    </message>
    <message>
        <source>Renewed its access again at once</source>
        <translation>Hat seinen Zugang gleich noch einmal erneuert</translation>
    </message>
    <message>
        <source>Was not let renew its access</source>
        <translation>Durfte seinen Zugang nicht erneuern</translation>
    </message>
    <message>
        <source>Came with a token that is not good</source>
        <translation>Kam mit einem Token, das nicht gilt</translation>
    </message>
    <message>
        <source>The server examines itself with it.</source>
        <translation>Der Server untersucht sich damit selbst.</translation>
    </message>
    <message>
        <source>The document about the MCP server.</source>
        <translation>Das Dokument über den MCP-Server.</translation>
    </message>
    <message>
        <source>The document about this server.</source>
        <translation>Das Dokument über diesen Server.</translation>
    </message>
    <message>
        <source>The page that asks for consent was shown.</source>
        <translation>Die Seite, die um Zustimmung bittet, wurde gezeigt.</translation>
    </message>
    <message>
        <source>What the person had allowed before still holds.</source>
        <translation>Was die Person früher erlaubt hat, gilt noch.</translation>
    </message>
    <message>
        <source>It had asked again and again in one browser and was stopped.</source>
        <translation>Er hatte in einem Browser immer wieder gefragt und wurde angehalten.</translation>
    </message>
    <message>
        <source>It wanted no page to be shown, and one is needed.</source>
        <translation>Er wollte, dass keine Seite gezeigt wird, und es braucht eine.</translation>
    </message>
    <message>
        <source>The request makes no sense.</source>
        <translation>Die Anfrage ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>Its client ID is not, or no longer, known here.</source>
        <translation>Seine Client-ID ist hier nicht oder nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>The document that describes it cannot be used.</source>
        <translation>Das Dokument, das ihn beschreibt, ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>It is blocked here.</source>
        <translation>Er ist hier gesperrt.</translation>
    </message>
    <message>
        <source>It has not been allowed yet.</source>
        <translation>Er ist noch nicht zugelassen.</translation>
    </message>
    <message>
        <source>Its secret or its key is wrong.</source>
        <translation>Sein Geheimnis oder sein Schlüssel ist falsch.</translation>
    </message>
    <message>
        <source>The registered return address begins otherwise.</source>
        <translation>Die registrierte Rücksprungadresse beginnt anders.</translation>
    </message>
    <message>
        <source>The registered return address has another host.</source>
        <translation>Die registrierte Rücksprungadresse hat einen anderen Host.</translation>
    </message>
    <message>
        <source>The registered return address has another port.</source>
        <translation>Die registrierte Rücksprungadresse hat einen anderen Port.</translation>
    </message>
    <message>
        <source>The registered return address has another path.</source>
        <translation>Die registrierte Rücksprungadresse hat einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The registered return address differs after the question mark.</source>
        <translation>Die registrierte Rücksprungadresse ist nach dem Fragezeichen anders.</translation>
    </message>
    <message>
        <source>The request is not accepted.</source>
        <translation>Die Anfrage wird nicht angenommen.</translation>
    </message>
    <message>
        <source>It came from another browser, or one that keeps no cookies.</source>
        <translation>Sie kam aus einem anderen Browser oder aus einem, der keine Cookies behält.</translation>
    </message>
    <message>
        <source>Newer sign-ins had taken its place.</source>
        <translation>Neuere Anmeldungen hatten ihren Platz eingenommen.</translation>
    </message>
    <message>
        <source>The provider could not be reached.</source>
        <translation>Der Anbieter war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The provider said no.</source>
        <translation>Der Anbieter hat nein gesagt.</translation>
    </message>
    <message>
        <source>The answer could not be used.</source>
        <translation>Die Antwort war nicht brauchbar.</translation>
    </message>
    <message>
        <source>It is not known here.</source>
        <translation>Hier nicht bekannt.</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>Abgelaufen.</translation>
    </message>
    <message>
        <source>It had been used before.</source>
        <translation>Schon einmal benutzt.</translation>
    </message>
    <message>
        <source>It belongs to another client.</source>
        <translation>Gehört einem anderen Client.</translation>
    </message>
    <message>
        <source>It belongs to another return address.</source>
        <translation>Gehört zu einer anderen Rücksprungadresse.</translation>
    </message>
    <message>
        <source>The code_verifier does not belong to it.</source>
        <translation>Der code_verifier gehört nicht dazu.</translation>
    </message>
    <message>
        <source>It is for another MCP server.</source>
        <translation>Für einen anderen MCP-Server.</translation>
    </message>
    <message>
        <source>It asked for more than was allowed.</source>
        <translation>Er wollte mehr, als erlaubt war.</translation>
    </message>
    <message>
        <source>The person is no longer on the list.</source>
        <translation>Die Person steht nicht mehr auf der Liste.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ActivityModel</name>
    <message>
        <source>%1 is connected to %2.</source>
        <translation>%1 ist mit %2 verbunden.</translation>
    </message>
    <message>
        <source>The session of %1 has ended: %2.</source>
        <translation>Die Sitzung von %1 ist beendet: %2.</translation>
    </message>
    <message>
        <source>%1 signed in and may not come in.</source>
        <translation>%1 hat sich angemeldet und darf nicht herein.</translation>
    </message>
    <message>
        <source>%1 registered itself as a client.</source>
        <translation>%1 hat sich als Client registriert.</translation>
    </message>
    <message>
        <source>%1 waits to be allowed.</source>
        <translation>%1 wartet auf Erlaubnis.</translation>
    </message>
    <message>
        <source>All is well again.</source>
        <translation>Alles ist wieder in Ordnung.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>%1 has signed in for the first time.</source>
        <translation>%1 hat sich zum ersten Mal angemeldet.</translation>
    </message>
    <message>
        <source>Somebody used a copy of a refresh token of %1; the session has been ended.</source>
        <translation>Jemand hat eine Kopie eines Refresh-Tokens von %1 verwendet; die Sitzung wurde beendet.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ApprovalsModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AttemptWords</name>
    <message>
        <source>Unknown program</source>
        <translation>Unbekanntes Programm</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es geht.</translation>
    </message>
    <message>
        <source>A program</source>
        <translation>Ein Programm</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), the last at %1</source>
        <translation>
            <numerusform>%n-mal, zuletzt %1</numerusform>
            <numerusform>%n-mal, zuletzt %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Attempt to connect to %1</source>
        <translation>Verbindungsversuch mit %1</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Client: %1</translation>
    </message>
    <message>
        <source>Session: %1</source>
        <translation>Sitzung: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>Client ID: %1</source>
        <translation>Client-ID: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AttemptsModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>How far it came</source>
        <translation>Wie weit er kam</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AuditExport</name>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei kann nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AuditModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Getan von</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AuditWords</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server started</source>
        <translation>Server gestartet</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server angehalten</translation>
    </message>
    <message>
        <source>Settings read again</source>
        <translation>Einstellungen neu gelesen</translation>
    </message>
    <message>
        <source>Told to stop</source>
        <translation>Zum Anhalten aufgefordert</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Administrator connected</source>
        <translation>Verwalter verbunden</translation>
    </message>
    <message>
        <source>Administrator refused</source>
        <translation>Verwalter abgewiesen</translation>
    </message>
    <message>
        <source>Changed by an administrator</source>
        <translation>Vom Verwalter geändert</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>Zugestimmt</translation>
    </message>
    <message>
        <source>Consent denied</source>
        <translation>Nicht zugestimmt</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>Sitzung begonnen</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Refresh token stolen</source>
        <translation>Refresh-Token gestohlen</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Client registered</source>
        <translation>Client registriert</translation>
    </message>
    <message>
        <source>Client refused</source>
        <translation>Client abgewiesen</translation>
    </message>
    <message>
        <source>Client created</source>
        <translation>Client angelegt</translation>
    </message>
    <message>
        <source>Client approved</source>
        <translation>Client erlaubt</translation>
    </message>
    <message>
        <source>Client denied</source>
        <translation>Client abgelehnt</translation>
    </message>
    <message>
        <source>Client blocked</source>
        <translation>Client gesperrt</translation>
    </message>
    <message>
        <source>Client unblocked</source>
        <translation>Client entsperrt</translation>
    </message>
    <message>
        <source>Client deleted</source>
        <translation>Client gelöscht</translation>
    </message>
    <message>
        <source>Client changed itself</source>
        <translation>Client hat sich geändert</translation>
    </message>
    <message>
        <source>Client deleted itself</source>
        <translation>Client hat sich gelöscht</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Account saved</source>
        <translation>Konto gespeichert</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token created</source>
        <translation>Token angelegt</translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>Secret changed</source>
        <translation>Geheimnis geändert</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Old rows removed</source>
        <translation>Alte Zeilen entfernt</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>Zeilen ausgelassen</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 set</source>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>der Client</translation>
    </message>
    <message>
        <source>unknown client</source>
        <translation>unbekannter Client</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>wrong credentials</source>
        <translation>falsche Zugangsdaten</translation>
    </message>
    <message>
        <source>another redirect URI</source>
        <translation>eine andere Redirect-URI</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>falsches Kennwort</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a provider</comment>
        <translation>über %1</translation>
    </message>
    <message>
        <source>not allowed, by %1</source>
        <translation>nicht zugelassen, über %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>a token, for MCP servers</comment>
        <translation>%1, für %2</translation>
    </message>
    <message>
        <source>user %1, process %2</source>
        <translation>Benutzer %1, Prozess %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ClientsModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::DoctorRun</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Gatehouse doctor at %1, %2</source>
        <translation>Gatehouse-Diagnose für %1, %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::LiveServer</name>
    <message>
        <source>No Gatehouse server answers at %1.</source>
        <translation>Kein Gatehouse-Server antwortet an %1.</translation>
    </message>
    <message>
        <source> or at </source>
        <translation> oder an </translation>
    </message>
</context>
<context>
    <name>gatehouse::models::PeopleModel</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Benutzt</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ProvidersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ServersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Behind the door</source>
        <translation>Hinter der Tür</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::SessionText</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Opened from %1, last used from %2</source>
        <translation>Eröffnet von %1, zuletzt benutzt von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n session(s)</source>
        <extracomment>%1 is a person or a client</extracomment>
        <translation>
            <numerusform>%1 – %n Sitzung</numerusform>
            <numerusform>%1 – %n Sitzungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::models::SettingsDraft</name>
    <message>
        <source>Write the password in place of ***: the server does not give it back.</source>
        <translation>Schreiben Sie anstelle von *** das Passwort: Der Server gibt es nicht heraus.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::TokensModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::Words</name>
    <message>
        <source>–</source>
        <comment>never</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>sie wurde widerrufen</translation>
    </message>
    <message>
        <source>its code was used twice</source>
        <translation>ihr Code wurde zweimal benutzt</translation>
    </message>
    <message>
        <source>a copy of its refresh token was used</source>
        <translation>eine Kopie ihres Refresh-Tokens wurde benutzt</translation>
    </message>
    <message>
        <source>the person may no longer come in</source>
        <translation>die Person darf nicht mehr herein</translation>
    </message>
    <message>
        <source>the provider refused</source>
        <translation>der Anbieter hat abgelehnt</translation>
    </message>
    <message>
        <source>it expired</source>
        <translation>sie ist abgelaufen</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Von Ihnen angelegt</translation>
    </message>
    <message>
        <source>Registered itself</source>
        <translation>Selbst registriert</translation>
    </message>
    <message>
        <source>By its document</source>
        <translation>Durch sein Dokument</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Zugelassen</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>The client credential</source>
        <translation>Zugangsdaten des Clients</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>Who may come in</source>
        <translation>Wer herein darf</translation>
    </message>
    <message>
        <source>Outgoing connections</source>
        <translation>Ausgehende Verbindungen</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Clients described by documents</source>
        <translation>Clients mit Dokument</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>Datenspeicher</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>dem Schlüsselbund</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Its person may not come in</source>
        <translation>Die Person darf nicht herein</translation>
    </message>
    <message>
        <source>All</source>
        <comment>tools</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>the systemd credentials</source>
        <translation>den Zugangsdaten von systemd</translation>
    </message>
    <message>
        <source>–</source>
        <comment>not known</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <comment>date</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>date of this year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date of this year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date and time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <comment>time</comment>
        <translation>Heute, %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::DesktopOutlet</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::Notifier</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::Wording</name>
    <message>
        <source>A client wants in</source>
        <translation>Ein Client will herein</translation>
    </message>
    <message>
        <source>%1 returns to %2. Allow it only if its screen shows the code %3.</source>
        <translation>%1 kehrt zu %2 zurück. Erlauben Sie es nur, wenn dort der Code %3 zu sehen ist.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Ablehnen</translation>
    </message>
    <message numerus="yes">
        <source>%n more client(s) want in</source>
        <translation>
            <numerusform>%n weiterer Client will herein</numerusform>
            <numerusform>%n weitere Clients wollen herein</numerusform>
        </translation>
    </message>
    <message>
        <source>The window shows who they are.</source>
        <translation>Welche es sind, zeigt das Fenster.</translation>
    </message>
    <message>
        <source>A token was stolen</source>
        <translation>Ein Token wurde gestohlen</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) were stolen</source>
        <translation>
            <numerusform>%n Token wurde gestohlen</numerusform>
            <numerusform>%n Token wurden gestohlen</numerusform>
        </translation>
    </message>
    <message>
        <source>A provider is down</source>
        <translation>Ein Anbieter ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 does not answer as it should. Until it does, nobody can sign in with it.</source>
        <translation>%1 antwortet nicht, wie es sein sollte. Bis dahin kann sich damit niemand anmelden.</translation>
    </message>
    <message>
        <source>A provider answers again</source>
        <translation>Ein Anbieter antwortet wieder</translation>
    </message>
    <message>
        <source>People can sign in with %1 again.</source>
        <translation>Man kann sich wieder mit %1 anmelden.</translation>
    </message>
    <message>
        <source>Somebody new has signed in</source>
        <translation>Jemand Neues hat sich angemeldet</translation>
    </message>
    <message numerus="yes">
        <source>%n people have signed in for the first time</source>
        <translation>
            <numerusform>%n Person hat sich zum ersten Mal angemeldet</numerusform>
            <numerusform>%n Personen haben sich zum ersten Mal angemeldet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, with %2.</source>
        <translation>%1, mit %2.</translation>
    </message>
    <message>
        <source>The latest is %1, with %2.</source>
        <translation>Zuletzt %1, mit %2.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>This is how Gatehouse tells you something.</source>
        <translation>So meldet sich Gatehouse, wenn es etwas zu sagen hat.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation>Nach beliebigem Text filtern</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen …</translation>
    </message>
    <message>
        <source>Writes the rows that the filter shows into a file.</source>
        <translation>Schreibt die Zeilen, die der Filter zeigt, in eine Datei.</translation>
    </message>
    <message>
        <source>Looks whether a row was changed or taken out.</source>
        <translation>Sieht nach, ob eine Zeile geändert oder entfernt wurde.</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Wie weit der Export ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export ist abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Getan von</translation>
    </message>
    <message>
        <source>The person, or the server itself</source>
        <translation>Die Person oder der Server selbst</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>A table for spreadsheets (*.csv)</source>
        <translation>Eine Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>A line of JSON for each row (*.jsonl)</source>
        <translation>Eine Zeile JSON für jede Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Writing the audit log into %1</source>
        <translation>Das Protokoll wird in %1 geschrieben</translation>
    </message>
    <message>
        <source>The audit log is in %1 (%2).</source>
        <translation>Das Protokoll steht in %1 (%2).</translation>
    </message>
    <message>
        <source>The audit log was not exported. %1</source>
        <translation>Das Protokoll wurde nicht exportiert. %1</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Who signs in, which client is let in and what an administrator does stands here from then on.</source>
        <translation>Wer sich anmeldet, welcher Client hereingelassen wird und was ein Administrator tut, steht von da an hier.</translation>
    </message>
    <message>
        <source>Nothing in the audit log fits the filter</source>
        <translation>Nichts im Protokoll passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::AttemptsPage</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Only those that went wrong</source>
        <translation>Nur was schiefging</translation>
    </message>
    <message>
        <source>Show the session</source>
        <translation>Sitzung zeigen</translation>
    </message>
    <message>
        <source>Copy as a report</source>
        <translation>Als Bericht kopieren</translation>
    </message>
    <message>
        <source>The report is copied; paste it where you ask for help.</source>
        <translation>Der Bericht ist kopiert; fügen Sie ihn ein, wo Sie um Hilfe fragen.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>Filter by client or session ID</source>
        <translation>Nach Client oder Sitzungs-ID filtern</translation>
    </message>
    <message>
        <source>No client has tried to connect in the last 7 days</source>
        <translation>In den letzten 7 Tagen hat kein Client versucht, sich zu verbinden</translation>
    </message>
    <message>
        <source>As soon as one does, its way from the first request to its tokens is here, with what went wrong.</source>
        <translation>Sobald es einer tut, steht hier sein Weg von der ersten Anfrage bis zu seinen Token, mit dem, was schiefging.</translation>
    </message>
    <message>
        <source>No attempt of the last 7 days fits the filter</source>
        <translation>Kein Versuch der letzten 7 Tage passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln Versuch</numerusform>
            <numerusform>%Ln Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>Sitzungs-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::AuditFilterBar</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Done by or about this person</source>
        <translation>Von dieser Person oder über sie</translation>
    </message>
    <message>
        <source>By or about somebody in whose name or address this stands.</source>
        <translation>Von oder über jemanden, in dessen Name oder Adresse das steht.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>In den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>In den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Zwischen zwei Tagen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ClientTemplates</name>
    <message>
        <source>It usually registers by itself, and nothing is to be made here. Make a client when that is not wanted.</source>
        <translation>Normalerweise registriert es sich selbst, und hier ist nichts anzulegen. Legen Sie einen Client an, wenn das nicht erwünscht ist.</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Ein anderes Programm</translation>
    </message>
    <message>
        <source>ChatGPT shows the address when the connector is made there, for each connector another: it begins with %1</source>
        <translation>ChatGPT zeigt die Adresse, wenn dort der Connector angelegt wird, für jeden Connector eine andere: Sie beginnt mit %1</translation>
    </message>
    <message>
        <source>An agent, which acts without a person</source>
        <translation>Ein Agent, der ohne Person handelt</translation>
    </message>
    <message>
        <source>In the settings of Claude go to Connectors, choose “Add custom connector”, enter this address, and under the advanced settings the client id and the secret.</source>
        <translation>Gehen Sie in den Einstellungen von Claude zu Connectors, wählen Sie „Add custom connector“, und geben Sie diese Adresse ein, unter den erweiterten Einstellungen dazu die Client-ID und das Geheimnis.</translation>
    </message>
    <message>
        <source>In ChatGPT enter this address for the connector, choose OAuth, and enter the client id and the secret there.</source>
        <translation>Geben Sie in ChatGPT diese Adresse für den Connector ein, wählen Sie OAuth, und geben Sie dort die Client-ID und das Geheimnis ein.</translation>
    </message>
    <message>
        <source>Add this to the file %1.</source>
        <translation>Fügen Sie das in die Datei %1 ein.</translation>
    </message>
    <message>
        <source>This is how it gets a token, for an hour unless the settings say otherwise.</source>
        <translation>So bekommt er ein Token, für eine Stunde, wenn die Einstellungen nichts anderes sagen.</translation>
    </message>
    <message>
        <source>Enter this address at the program, and what stands above where it asks for a client.</source>
        <translation>Geben Sie diese Adresse im Programm ein, und wo es nach einem Client fragt das, was oben steht.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ClientsPage</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Neuer Client …</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Zulassen</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Proves itself</source>
        <translation>Weist sich aus</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Returns to</source>
        <translation>Kehrt zurück zu</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>%1 may come in.</source>
        <translation>%1 darf herein.</translation>
    </message>
    <message>
        <source>Block client</source>
        <translation>Client sperren</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 sperren?</translation>
    </message>
    <message>
        <source>It is refused everywhere and all its sessions end, which cannot be undone. You can unblock it later; people then sign in again.</source>
        <translation>Er wird überall abgewiesen, und alle seine Sitzungen enden; das lässt sich nicht rückgängig machen. Sie können ihn später entsperren; dann melden sich die Leute neu an.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message numerus="yes">
        <source>%1 is blocked; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 ist gesperrt; %n Sitzung ist beendet.</numerusform>
            <numerusform>%1 ist gesperrt; %n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not blocked any more.</source>
        <translation>%1 ist nicht mehr gesperrt.</translation>
    </message>
    <message>
        <source>Delete client</source>
        <translation>Client löschen</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone. All its sessions end, and its id and secret are worth nothing any more.</source>
        <translation>Das lässt sich nicht rückgängig machen. Alle seine Sitzungen enden, und seine ID und sein Geheimnis sind nichts mehr wert.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 ist gelöscht; %n Sitzung ist beendet.</numerusform>
            <numerusform>%1 ist gelöscht; %n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>Nach Name oder ID filtern</translation>
    </message>
    <message>
        <source>No client is known</source>
        <translation>Kein Client ist bekannt</translation>
    </message>
    <message>
        <source>Most register themselves when somebody connects; for the others make one with “New client”.</source>
        <translation>Die meisten registrieren sich selbst, wenn sich jemand verbindet; für die anderen legen Sie mit „Neuer Client“ einen an.</translation>
    </message>
    <message>
        <source>No client fits the filter</source>
        <translation>Kein Client passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s)</source>
        <translation>
            <numerusform>%Ln Client</numerusform>
            <numerusform>%Ln Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the client ID</source>
        <translation>Client-ID kopieren</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::CredentialsDialog</name>
    <message>
        <source>Credentials at the provider</source>
        <translation>Zugangsdaten beim Anbieter</translation>
    </message>
    <message>
        <source>Credentials at %1</source>
        <translation>Zugangsdaten bei %1</translation>
    </message>
    <message>
        <source>Gatehouse is a client of the provider, which gives it an id and a secret when you register it there.</source>
        <translation>Gatehouse ist ein Client des Anbieters, der ihm eine ID und ein Geheimnis gibt, wenn Sie es dort registrieren.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Client &amp;secret</source>
        <translation>Client-&amp;Geheimnis</translation>
    </message>
    <message>
        <source>Register there</source>
        <translation>Dort eintragen</translation>
    </message>
    <message>
        <source>Copy the address people are sent back to</source>
        <translation>Die Adresse kopieren, zu der Personen zurückkehren</translation>
    </message>
    <message>
        <source>The provider sends people back to this address; it must know it.</source>
        <translation>Zu dieser Adresse schickt der Anbieter die Personen zurück; er muss sie kennen.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Remove the secret…</source>
        <translation>Geheimnis entfernen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Asks the provider whether it knows this id and secret.</source>
        <translation>Fragt den Anbieter, ob er diese ID und dieses Geheimnis kennt.</translation>
    </message>
    <message>
        <source>%1 comes from %2: change it there.</source>
        <translation>%1 kommt aus %2: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>The provider&apos;s issuer or userinfo address</source>
        <translation>Issuer- oder Userinfo-Adresse des Anbieters</translation>
    </message>
    <message>
        <source>It comes from %1, which wins: change it there.</source>
        <translation>Es kommt aus %1, was vorgeht: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>One is kept in %1. Type it, or a new one, to check it; a new one replaces it.</source>
        <translation>Eines liegt in %1. Geben Sie es oder ein neues ein, um es zu prüfen; ein neues ersetzt es.</translation>
    </message>
    <message>
        <source>None is kept yet; it goes into %1.</source>
        <translation>Noch liegt keines in %1.</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Der Anbieter wird gefragt …</translation>
    </message>
    <message>
        <source>%1 knows this id and secret: people can sign in with them. Save to use them.</source>
        <translation>%1 kennt diese ID und dieses Geheimnis: Damit kann man sich anmelden. Speichern Sie sie, um sie zu benutzen.</translation>
    </message>
    <message>
        <source>People could not sign in with these; see below why.</source>
        <translation>Damit könnte sich niemand anmelden; warum, steht unten.</translation>
    </message>
    <message>
        <source>Keeping it… A keychain may ask for its password.</source>
        <translation>Es wird abgelegt … Ein Schlüsselbund fragt vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Saved, and in use.</source>
        <translation>Gespeichert und in Gebrauch.</translation>
    </message>
    <message>
        <source>Saved. The server uses it after its next restart.</source>
        <translation>Gespeichert. Der Server benutzt es nach seinem nächsten Neustart.</translation>
    </message>
    <message>
        <source>Saved. The server goes on as before: %1</source>
        <translation>Gespeichert. Der Server macht weiter wie zuvor: %1</translation>
    </message>
    <message>
        <source>Remove secret</source>
        <translation>Geheimnis entfernen</translation>
    </message>
    <message>
        <source>Remove the client secret from %1?</source>
        <translation>Das Client-Geheimnis aus %1 entfernen?</translation>
    </message>
    <message>
        <source>This cannot be undone: nothing gives the secret back. Without it nobody can sign in at this provider after the next start.</source>
        <translation>Das lässt sich nicht rückgängig machen: Nichts gibt das Geheimnis zurück. Ohne es kann sich nach dem nächsten Start niemand bei diesem Anbieter anmelden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed. The server goes on with what it has read: %1</source>
        <translation>Entfernt. Der Server macht mit dem weiter, was er gelesen hat: %1</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>Client-&amp;ID</translation>
    </message>
    <message>
        <source>Lose what you typed?</source>
        <translation>Ihre Eingaben verlieren?</translation>
    </message>
    <message>
        <source>It is not saved yet.</source>
        <translation>Sie sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern gehen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::DetailsPane</name>
    <message>
        <source>Select a row to see more about it.</source>
        <translation>Wählen Sie eine Zeile, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::DoctorPage</name>
    <message>
        <source>Doctor</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Look for problems</source>
        <translation>Nach Problemen suchen</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>How far the doctor is</source>
        <translation>Wie weit die Diagnose ist</translation>
    </message>
    <message>
        <source>The report is copied; paste it where you ask for help.</source>
        <translation>Der Bericht ist kopiert; fügen Sie ihn ein, wo Sie um Hilfe fragen.</translation>
    </message>
    <message>
        <source>The doctor works in the server, which is away. On its machine, “gatehousectl doctor” says what keeps it from starting.</source>
        <translation>Die Diagnose läuft im Server, und der ist nicht erreichbar. Auf seiner Maschine sagt „gatehousectl doctor“, was ihn am Starten hindert.</translation>
    </message>
    <message>
        <source>The doctor looks at settings, disk and database, at the certificate and the address that clients see, at every provider and MCP server, and signs in as each known client does, up to the consent page. That takes seconds, or a minute when something does not answer.</source>
        <translation>Die Diagnose sieht sich Einstellungen, Festplatte und Datenbank an, das Zertifikat und die Adresse, die Clients sehen, jeden Anbieter und MCP-Server, und meldet sich an, wie jeder bekannte Client es tut, bis zur Zustimmungsseite. Das dauert Sekunden, oder eine Minute, wenn etwas nicht antwortet.</translation>
    </message>
    <message>
        <source>All is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the rest is as it should be.</source>
        <translation>%1; der Rest ist, wie er sein soll.</translation>
    </message>
    <message>
        <source>Looked at %1.</source>
        <translation>Nachgesehen: %1.</translation>
    </message>
    <message>
        <source>Nobody has looked since the server was started.</source>
        <translation>Seit dem Start des Servers hat niemand nachgesehen.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>Nachgesehen wird: %1 …</translation>
    </message>
    <message>
        <source>The server went away before the doctor was done. %1</source>
        <translation>Der Server ging weg, bevor die Diagnose fertig war. %1</translation>
    </message>
    <message>
        <source>The server is away now.</source>
        <translation>Der Server ist jetzt nicht erreichbar.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Finds what is wrong before somebody else does</source>
        <translation>Findet, was nicht stimmt, bevor es jemand anders merkt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::EndQuestion</name>
    <message>
        <source>This cannot be undone. What is under way is cut, and to come back one has to sign in again.</source>
        <translation>Das lässt sich nicht rückgängig machen. Was gerade läuft, wird abgebrochen, und wer zurückkommen will, muss sich neu anmelden.</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>End the session of %1 at %2?</source>
        <translation>Die Sitzung von %1 bei %2 beenden?</translation>
    </message>
    <message>
        <source>End sessions</source>
        <translation>Sitzungen beenden</translation>
    </message>
    <message>
        <source>End every session of %1, with all clients?</source>
        <translation>Alle Sitzungen von %1 mit allen Clients beenden?</translation>
    </message>
    <message>
        <source>Personal access tokens stay valid; they are revoked on the page Tokens.</source>
        <translation>Persönliche Zugriffstoken gelten weiter; widerrufen werden sie auf der Seite „Token“.</translation>
    </message>
    <message>
        <source>End every session with %1, of all people?</source>
        <translation>Alle Sitzungen mit %1 von allen Personen beenden?</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::FindingCard</name>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::FindingsView</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::GroupChoice</name>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no groups</comment>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle zuklappen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::NewClientDialog</name>
    <message>
        <source>New client</source>
        <translation>Neuer Client</translation>
    </message>
    <message>
        <source>What people will read when they allow it</source>
        <translation>Was man liest, wenn man ihn zulässt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Where people are sent &amp;back to, one address a line, as the product&apos;s help says it:</source>
        <translation>Wohin &amp;zurückgeleitet wird, eine Adresse je Zeile, wie es die Hilfe des Produkts sagt:</translation>
    </message>
    <message>
        <source>Addresses people are sent back to</source>
        <translation>Adressen, zu denen zurückgeleitet wird</translation>
    </message>
    <message>
        <source>Servers it may use:</source>
        <translation>Server, die er benutzen darf:</translation>
    </message>
    <message>
        <source>All scopes when this is empty</source>
        <translation>Alle Scopes, wenn dies leer ist</translation>
    </message>
    <message>
        <source>Give the client a name.</source>
        <translation>Geben Sie dem Client einen Namen.</translation>
    </message>
    <message>
        <source>Choose at least one server that it may use.</source>
        <translation>Wählen Sie mindestens einen Server, den er benutzen darf.</translation>
    </message>
    <message>
        <source>Say where people are sent back to; the product&apos;s help has the address.</source>
        <translation>Geben Sie an, wohin zurückgeleitet wird; die Adresse steht in der Hilfe des Produkts.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Copy the secret now: it is shown this once and kept only as a digest.</source>
        <translation>Kopieren Sie das Geheimnis jetzt: Es wird nur dieses eine Mal gezeigt und nur als Prüfsumme aufbewahrt.</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>&amp;Produkt</translation>
    </message>
    <message>
        <source>It can keep a &amp;secret: it runs on a server, not on people&apos;s machines</source>
        <translation>Es kann ein &amp;Geheimnis bewahren: Es läuft auf einem Server, nicht auf den Rechnern der Personen</translation>
    </message>
    <message>
        <source>S&amp;copes</source>
        <translation>S&amp;copes</translation>
    </message>
    <message>
        <source>For this client</source>
        <translation>Für diesen Client</translation>
    </message>
    <message>
        <source>The client is made. It has no secret.</source>
        <translation>Der Client ist angelegt. Er hat kein Geheimnis.</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Copy the client ID</source>
        <translation>Client-ID kopieren</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::NewTokenDialog</name>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>A script sends the token with its requests and calls MCP servers in the name of a person, without a browser.</source>
        <translation>Ein Skript schickt das Token mit seinen Anfragen und ruft MCP-Server im Namen einer Person auf, ohne Browser.</translation>
    </message>
    <message>
        <source>What it is for, such as: Nightly report</source>
        <translation>Wofür es ist, etwa: Nachtbericht</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Somebody who has signed in before</source>
        <translation>Jemand, der sich schon angemeldet hat</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>All tools; or some: search, read_*</source>
        <translation>Alle; oder einige: search, read_*</translation>
    </message>
    <message>
        <source>Names of tools with blanks or commas between them; * is any text.</source>
        <translation>Namen von Werkzeugen, mit Leerzeichen oder Kommas getrennt; * ist beliebiger Text.</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Expires</source>
        <translation>&amp;Läuft ab</translation>
    </message>
    <message>
        <source>in 7 days</source>
        <translation>in 7 Tagen</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <translation>in 30 Tagen</translation>
    </message>
    <message>
        <source>in 90 days</source>
        <translation>in 90 Tagen</translation>
    </message>
    <message>
        <source>in a year</source>
        <translation>in einem Jahr</translation>
    </message>
    <message>
        <source>at the end of a day</source>
        <translation>am Ende eines Tages</translation>
    </message>
    <message>
        <source>The last day it is good for</source>
        <translation>Der letzte Tag, an dem es gilt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Give the token a name, so that you know later what it is for.</source>
        <translation>Geben Sie dem Token einen Namen, damit Sie später wissen, wofür es ist.</translation>
    </message>
    <message>
        <source>Say in whose name it acts: somebody who has signed in before.</source>
        <translation>Sagen Sie, in wessen Namen es handelt: jemand, der sich schon angemeldet hat.</translation>
    </message>
    <message>
        <source>Choose at least one server that it may call.</source>
        <translation>Wählen Sie mindestens einen Server, den es aufrufen darf.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>The script sends it with each request, in this header: %1</source>
        <translation>Das Skript schickt es mit jeder Anfrage, in diesem Header: %1</translation>
    </message>
    <message>
        <source>Copy the token now: it is shown this once and kept only as a digest.</source>
        <translation>Kopieren Sie das Token jetzt: Es wird nur dieses eine Mal gezeigt und nur als Prüfsumme aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::NewsDialog</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>A &amp;client wants in</source>
        <translation>Ein &amp;Client will herein</translation>
    </message>
    <message>
        <source>With its code, to allow or deny it; gone when that was done elsewhere.</source>
        <translation>Mit seinem Code, zum Erlauben oder Ablehnen; verschwindet, wenn das anderswo geschehen ist.</translation>
    </message>
    <message>
        <source>A &amp;token was stolen</source>
        <translation>Ein &amp;Token wurde gestohlen</translation>
    </message>
    <message>
        <source>Somebody used a copy of a refresh token; its session has been ended.</source>
        <translation>Jemand hat die Kopie eines Refresh-Tokens benutzt; die Sitzung wurde beendet.</translation>
    </message>
    <message>
        <source>A &amp;provider is down, or answers again</source>
        <translation>Ein &amp;Anbieter ist ausgefallen oder antwortet wieder</translation>
    </message>
    <message>
        <source>Until it answers, nobody can sign in with it.</source>
        <translation>Solange er nicht antwortet, kann sich damit niemand anmelden.</translation>
    </message>
    <message>
        <source>Somebody signs in for the &amp;first time</source>
        <translation>Jemand meldet sich zum &amp;ersten Mal an</translation>
    </message>
    <message>
        <source>As far as the server remembers: it forgets who has not been here for long.</source>
        <translation>Soweit der Server es weiß: Wer lange nicht da war, wird vergessen.</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Beispiel zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking how they can be shown here…</source>
        <translation>Es wird geprüft, wie sie hier gezeigt werden können …</translation>
    </message>
    <message>
        <source>They are notifications of your desktop, which also has settings for them.</source>
        <translation>Es sind Benachrichtigungen Ihrer Arbeitsumgebung, die dafür auch eigene Einstellungen hat.</translation>
    </message>
    <message>
        <source>What Gatehouse tells you while you do something else. It says nothing that its window in front of you already shows.</source>
        <translation>Was Gatehouse Ihnen meldet, während Sie etwas anderes tun. Was sein Fenster vor Ihnen ohnehin zeigt, meldet es nicht.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications with buttons, so the icon in the tray says it; its menu has the answers.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Benachrichtigungen mit Schaltflächen, daher meldet es das Symbol in der Taskleiste; geantwortet wird in seinem Menü.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications, so they appear in the window of Gatehouse, and its entry in the taskbar asks for attention.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Benachrichtigungen, daher erscheinen sie im Fenster von Gatehouse, und sein Eintrag in der Taskleiste macht darauf aufmerksam.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Notice</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::OnceDialog</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>Ich habe es kopiert</translation>
    </message>
    <message>
        <source>Quit without having copied it?</source>
        <translation>Beenden, ohne es kopiert zu haben?</translation>
    </message>
    <message>
        <source>It is shown this once, and nothing gives it back.</source>
        <translation>Es wird nur dieses eine Mal gezeigt, und nichts gibt es zurück.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Requests in the last hour</source>
        <translation>Anfragen in der letzten Stunde</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>Sessions now</source>
        <translation>Sitzungen jetzt</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Requests in the last minute</source>
        <translation>Anfragen in der letzten Minute</translation>
    </message>
    <message>
        <source>Open streams</source>
        <translation>Offene Streams</translation>
    </message>
    <message>
        <source>What the server tells will stand here once it is connected.</source>
        <translation>Was der Server sagt, steht hier, sobald er verbunden ist.</translation>
    </message>
    <message>
        <source>Nobody has connected a client yet. Each needs the address for clients that stands above.</source>
        <translation>Noch hat niemand einen Client verbunden. Jeder braucht die Adresse für Clients, die oben steht.</translation>
    </message>
    <message>
        <source>Ask the doctor</source>
        <translation>Diagnose öffnen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Page</name>
    <message>
        <source>That did not work. %1</source>
        <translation>Das hat nicht geklappt. %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Filter by name or address</source>
        <translation>Nach Name oder Adresse filtern</translation>
    </message>
    <message>
        <source>Show the sessions</source>
        <translation>Sitzungen zeigen</translation>
    </message>
    <message>
        <source>End all sessions…</source>
        <translation>Alle Sitzungen beenden …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n Sitzung ist beendet.</numerusform>
            <numerusform>%n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has a session</source>
        <translation>Niemand hat eine Sitzung</translation>
    </message>
    <message>
        <source>A person is here as long as they have one.</source>
        <translation>Eine Person steht hier, solange sie eine hat.</translation>
    </message>
    <message>
        <source>Nobody fits the filter</source>
        <translation>Niemand passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>Benutzer-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Question</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SecretDialog</name>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>It is kept in %1. Nothing gives it back: note it elsewhere if you need to.</source>
        <translation>Es wird in %1 abgelegt. Nichts gibt es zurück: Notieren Sie es anderswo, falls nötig.</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Geheimnis</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keeping it… A keychain may ask for its password.</source>
        <translation>Es wird abgelegt … Ein Schlüsselbund fragt vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Lose the secret that you typed?</source>
        <translation>Das eingegebene Geheimnis verlieren?</translation>
    </message>
    <message>
        <source>It is not kept yet.</source>
        <translation>Es ist noch nicht abgelegt.</translation>
    </message>
    <message>
        <source>Leave without keeping it</source>
        <translation>Ohne Ablegen gehen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SecretLine</name>
    <message>
        <source>Set…</source>
        <translation>Setzen …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Set. It comes from %1, which wins: change it there.</source>
        <translation>Gesetzt. Es kommt aus %1, was vorgeht: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>Set, kept in %1.</source>
        <translation>Gesetzt, in %1 abgelegt.</translation>
    </message>
    <message>
        <source>Set, from %1. Keep it in %2 and take it out there.</source>
        <translation>Gesetzt, aus %1. Legen Sie es in %2 ab, und nehmen Sie es dort heraus.</translation>
    </message>
    <message>
        <source>Removed. The server uses it until it reads its secrets again.</source>
        <translation>Entfernt. Der Server benutzt es, bis er seine Geheimnisse neu liest.</translation>
    </message>
    <message>
        <source>Set.</source>
        <translation>Gesetzt.</translation>
    </message>
    <message>
        <source>Not set.</source>
        <translation>Nicht gesetzt.</translation>
    </message>
    <message>
        <source>Not set: %1.</source>
        <translation>Nicht gesetzt: %1.</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>%1 ersetzen</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ServerState</name>
    <message>
        <source>Public address</source>
        <translation>Öffentliche Adresse</translation>
    </message>
    <message>
        <source>Copy the public address</source>
        <translation>Öffentliche Adresse kopieren</translation>
    </message>
    <message>
        <source>For clients</source>
        <translation>Für Clients</translation>
    </message>
    <message>
        <source>Copy the address for clients</source>
        <translation>Adresse für Clients kopieren</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Der Server wird gesucht …</translation>
    </message>
    <message>
        <source>Not connected. What stands here is from before.</source>
        <translation>Nicht verbunden. Was hier steht, ist von vorher.</translation>
    </message>
    <message>
        <source>Not connected: the server is not running, or somewhere else.</source>
        <translation>Nicht verbunden: Der Server läuft nicht oder anderswo.</translation>
    </message>
    <message>
        <source>Running since %1, version %2.</source>
        <translation>Läuft seit %1, Version %2.</translation>
    </message>
    <message>
        <source>Clients reach the public address; looked at %1.</source>
        <translation>Clients erreichen die öffentliche Adresse; Stand %1.</translation>
    </message>
    <message>
        <source>Clients reach the public address, but: %1</source>
        <translation>Clients erreichen die öffentliche Adresse, aber: %1</translation>
    </message>
    <message>
        <source>Clients do not reach the public address: %1</source>
        <translation>Clients erreichen die öffentliche Adresse nicht: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Filter by name or address</source>
        <translation>Nach Name oder Adresse filtern</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Datei neu lesen</translation>
    </message>
    <message>
        <source>Reads the servers file and the certificates again. Nobody loses the connection.</source>
        <translation>Liest die Datei der Server und die Zertifikate neu. Niemand verliert die Verbindung.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Show the sessions</source>
        <translation>Sitzungen zeigen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Behind the door</source>
        <translation>Hinter der Tür</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>Auch an</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>The servers file and the certificates have been read again.</source>
        <translation>Die Datei der Server und die Zertifikate sind neu gelesen.</translation>
    </message>
    <message>
        <source>No MCP server is known</source>
        <translation>Kein MCP-Server ist bekannt</translation>
    </message>
    <message>
        <source>Write them into the file that MCP_SERVERS_FILE names, then press “Read the file again”.</source>
        <translation>Schreiben Sie sie in die Datei, die MCP_SERVERS_FILE nennt, und drücken Sie dann „Datei neu lesen“.</translation>
    </message>
    <message>
        <source>No server fits the filter</source>
        <translation>Kein Server passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln server(s)</source>
        <translation>
            <numerusform>%Ln Server</numerusform>
            <numerusform>%Ln Server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>Sitzung beenden …</translation>
    </message>
    <message>
        <source>End all of this person…</source>
        <translation>Alle dieser Person beenden …</translation>
    </message>
    <message>
        <source>End all of this client…</source>
        <translation>Alle dieses Clients beenden …</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>May use</source>
        <translation>Darf benutzen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Refreshed</source>
        <translation>Erneuert</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n Sitzung ist beendet.</numerusform>
            <numerusform>%n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened from</source>
        <translation>Eröffnet von</translation>
    </message>
    <message>
        <source>Used from</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Show how it connected</source>
        <translation>Verbindungsweg zeigen</translation>
    </message>
    <message>
        <source>Filter by person, client, server, address or ID</source>
        <translation>Nach Person, Client, Server, Adresse oder ID filtern</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>Niemand ist verbunden</translation>
    </message>
    <message>
        <source>A session is here as soon as somebody has signed in with a client.</source>
        <translation>Eine Sitzung steht hier, sobald sich jemand mit einem Client angemeldet hat.</translation>
    </message>
    <message>
        <source>No session fits the filter</source>
        <translation>Keine Sitzung passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the session ID</source>
        <translation>Sitzungs-ID kopieren</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>Sitzungs-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingEditor</name>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingField</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Waits for a restart</source>
        <translation>Wartet auf einen Neustart</translation>
    </message>
    <message>
        <source>Takes a restart</source>
        <translation>Braucht einen Neustart</translation>
    </message>
    <message>
        <source>From %1, which wins over the settings file: change it there.</source>
        <translation>Aus %1, was der Einstellungsdatei vorgeht: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>Aus %1.</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Filter by name, help or value</source>
        <translation>Nach Name, Hilfe oder Wert filtern</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben in %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Something is wrong here.</source>
        <translation>Hier stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>What the server tells will stand here once it is connected.</source>
        <translation>Was der Server sagt, steht hier, sobald er verbunden ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved.</source>
        <translation>
            <numerusform>%n Änderung nicht gespeichert.</numerusform>
            <numerusform>%n Änderungen nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Es wird gespeichert …</translation>
    </message>
    <message>
        <source>The server is away; what you typed stays here until it is back.</source>
        <translation>Der Server ist nicht erreichbar; was Sie eingegeben haben, bleibt hier, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>In force now: %1.</source>
        <translation>Jetzt in Kraft: %1.</translation>
    </message>
    <message>
        <source>After a restart of the server: %1.</source>
        <translation>Nach einem Neustart des Servers: %1.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>%n Änderung verwerfen?</numerusform>
            <numerusform>%n Änderungen verwerfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What you typed is lost; the server goes on as it is.</source>
        <translation>Was Sie eingegeben haben, geht verloren; der Server macht weiter wie bisher.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>%1 is kept in %2.</source>
        <translation>%1 ist in %2 abgelegt.</translation>
    </message>
    <message>
        <source>Remove secret</source>
        <translation>Geheimnis entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from %2?</source>
        <translation>%1 aus %2 entfernen?</translation>
    </message>
    <message>
        <source>This cannot be undone: nothing gives the secret back, and what needs it does not work without.</source>
        <translation>Das lässt sich nicht rückgängig machen: Nichts gibt das Geheimnis zurück, und was es braucht, geht ohne es nicht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 ist entfernt.</translation>
    </message>
    <message>
        <source>The server goes on as before: %1</source>
        <translation>Der Server macht weiter wie zuvor: %1</translation>
    </message>
    <message>
        <source>The server takes it at its next restart.</source>
        <translation>Der Server nimmt es bei seinem nächsten Neustart.</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Benachrichtigungen …</translation>
    </message>
    <message>
        <source>What this app tells you while you do something else.</source>
        <translation>Was Ihnen diese App meldet, während Sie etwas anderes tun.</translation>
    </message>
    <message>
        <source>No setting fits the filter</source>
        <translation>Keine Einstellung passt zum Filter</translation>
    </message>
    <message>
        <source>Change the filter to see the others.</source>
        <translation>Ändern Sie den Filter, um die anderen zu sehen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SignInPage</name>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Name filtern</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Asks the provider for what a sign-in begins with.</source>
        <translation>Fragt den Anbieter nach dem, womit eine Anmeldung beginnt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Accounts kept here</source>
        <translation>Hier geführte Konten</translation>
    </message>
    <message>
        <source>Identity provider</source>
        <translation>Identitätsanbieter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>%1 answers as it should.</source>
        <translation>%1 antwortet, wie es soll.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Credentials…</source>
        <translation>Zugangsdaten …</translation>
    </message>
    <message>
        <source>The id and secret that the provider has given to Gatehouse.</source>
        <translation>ID und Geheimnis, die der Anbieter Gatehouse gegeben hat.</translation>
    </message>
    <message>
        <source>Nobody can sign in: no provider is set up</source>
        <translation>Niemand kann sich anmelden: Kein Anbieter ist eingerichtet</translation>
    </message>
    <message>
        <source>“Credentials” takes its address, and the id and secret that it has given you.</source>
        <translation>Unter „Zugangsdaten“ kommen seine Adresse und die Id und das Geheimnis hinein, die er Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>No provider fits the filter</source>
        <translation>Kein Anbieter passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln provider(s)</source>
        <translation>
            <numerusform>%Ln Anbieter</numerusform>
            <numerusform>%Ln Anbieter</numerusform>
        </translation>
    </message>
    <message>
        <source>Who may come in…</source>
        <translation>Wer herein darf …</translation>
    </message>
    <message>
        <source>The settings that say who is let in after signing in.</source>
        <translation>Die Einstellungen, die sagen, wer nach der Anmeldung hereingelassen wird.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Snippet</name>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::StepItem</name>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>went wrong</source>
        <translation>schiefgegangen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::StepsView</name>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TablePage</name>
    <message>
        <source>What the server tells will stand here once it is connected.</source>
        <translation>Was der Server meldet, steht hier, sobald er verbunden ist.</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <comment>rows</comment>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>5 of 12 sessions</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Change the filter to see the others.</source>
        <translation>Ändern Sie den Filter, um die anderen zu sehen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TokensPage</name>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Filter by name, person or server</source>
        <translation>Nach Name, Person oder Server filtern</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Neues Token …</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Acts for</source>
        <translation>Handelt für</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Revoke token</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Revoke the token %1 of %2?</source>
        <translation>Das Token %1 von %2 widerrufen?</translation>
    </message>
    <message>
        <source>This cannot be undone. The script that uses it is refused from now on, and what it is doing is cut.</source>
        <translation>Das lässt sich nicht rückgängig machen. Das Skript, das es benutzt, wird von jetzt an abgewiesen, und was es gerade tut, wird abgebrochen.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>The token %1 is revoked.</source>
        <translation>Das Token %1 ist widerrufen.</translation>
    </message>
    <message>
        <source>There is no personal access token</source>
        <translation>Es gibt kein persönliches Zugriffstoken</translation>
    </message>
    <message>
        <source>One lets a script call MCP servers in the name of a person, without a browser: only the servers and tools you choose, and until it expires. Make one with “New token”.</source>
        <translation>Mit einem ruft ein Skript MCP-Server im Namen einer Person auf, ohne Browser: nur die Server und Werkzeuge, die Sie wählen, und bis es abläuft. Legen Sie eines mit „Neues Token“ an.</translation>
    </message>
    <message>
        <source>No token fits the filter</source>
        <translation>Kein Token passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message>
        <source>Token ID</source>
        <translation>Token-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TrafficChart</name>
    <message>
        <source>Traffic of the last hour</source>
        <translation>Verkehr der letzten Stunde</translation>
    </message>
    <message>
        <source>%1 requests, %2 of them with an error.</source>
        <translation>%1 Anfragen, davon %2 mit Fehler.</translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>vor einer Stunde</translation>
    </message>
    <message>
        <source>30 minutes ago</source>
        <translation>vor 30 Minuten</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Nothing was asked in the last hour.</source>
        <translation>In der letzten Stunde wurde nichts angefragt.</translation>
    </message>
    <message>
        <source>With an error</source>
        <translation>Mit einem Fehler</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::VerifyDialog</name>
    <message>
        <source>Verify the audit log</source>
        <translation>Protokoll prüfen</translation>
    </message>
    <message>
        <source>Each row is sealed together with the one before. This finds rows that were changed or taken out. Whoever may write the whole database could seal it anew; what you noted elsewhere after an earlier look tells that too.</source>
        <translation>Jede Zeile ist mit der vorigen zusammen versiegelt. Das findet Zeilen, die geändert oder entfernt wurden. Wer die ganze Datenbank schreiben darf, könnte sie neu versiegeln; auch das verrät, was Sie nach einer früheren Prüfung anderswo notiert haben.</translation>
    </message>
    <message>
        <source>Number and digest, if you have noted them</source>
        <translation>Nummer und Prüfsumme, falls notiert</translation>
    </message>
    <message>
        <source>&amp;Noted earlier</source>
        <translation>Früher &amp;notiert</translation>
    </message>
    <message>
        <source>To note now</source>
        <translation>Jetzt zu notieren</translation>
    </message>
    <message>
        <source>Copy what to note</source>
        <translation>Kopieren, was zu notieren ist</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was noted is a number, a colon and 64 hexadecimal digits.</source>
        <translation>Notiert wurde eine Zahl, ein Doppelpunkt und 64 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>Going along the log…</source>
        <translation>Das Protokoll wird durchgegangen …</translation>
    </message>
    <message>
        <source>The log is not as it was written. %1 Keep a copy of the database, and ask who could write it.</source>
        <translation>Das Protokoll ist nicht, wie es geschrieben wurde. %1 Behalten Sie eine Kopie der Datenbank, und fragen Sie, wer sie schreiben konnte.</translation>
    </message>
    <message>
        <source>The audit log is empty.</source>
        <translation>Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>The log is as it was written, rows %1 to %2. Note the last one elsewhere to compare with it later.</source>
        <translation>Das Protokoll ist, wie es geschrieben wurde, Zeilen %1 bis %2. Notieren Sie die letzte anderswo, um später damit zu vergleichen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::WaitingPanel</name>
    <message>
        <source>%1 wants in and returns to %2. Allow it only if its screen shows the code %3.</source>
        <translation>%1 will herein und kehrt zu %2 zurück. Erlauben Sie es nur, wenn dort der Code %3 zu sehen ist.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 erlauben</translation>
    </message>
    <message>
        <source>Deny %1</source>
        <translation>%1 ablehnen</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::Loopback</name>
    <message>
        <source>You can close this page and go back to Gatehouse.</source>
        <translation>Sie können diese Seite schließen und zu Gatehouse zurückkehren.</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>Hier ist nichts.</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::SignIn</name>
    <message>
        <source>Nobody has come back from the browser.</source>
        <translation>Aus dem Browser ist niemand zurückgekommen.</translation>
    </message>
    <message>
        <source>Sign in again, and go through all pages in the browser.</source>
        <translation>Melden Sie sich noch einmal an und gehen Sie im Browser durch alle Seiten.</translation>
    </message>
    <message>
        <source>%1 answers with HTTP %2. %3</source>
        <translation>%1 antwortet mit HTTP %2. %3</translation>
    </message>
    <message>
        <source>If something stands in front of Gatehouse, see that it passes on every path and changes nothing.</source>
        <translation>Steht etwas vor Gatehouse, so achten Sie darauf, dass es jeden Pfad weitergibt und nichts verändert.</translation>
    </message>
    <message>
        <source>%1 does not ask for a sign-in (HTTP %2).</source>
        <translation>%1 verlangt keine Anmeldung (HTTP %2).</translation>
    </message>
    <message>
        <source>Another program answers there, or the proxy in front does not lead to Gatehouse.</source>
        <translation>Dort antwortet ein anderes Programm, oder der Proxy davor führt nicht zu Gatehouse.</translation>
    </message>
    <message>
        <source>The metadata is about another address than %1.</source>
        <translation>Die Metadaten handeln von einer anderen Adresse als %1.</translation>
    </message>
    <message>
        <source>See that the public address in the set-up is the one that clients use.</source>
        <translation>Achten Sie darauf, dass die öffentliche Adresse in der Einrichtung die ist, die Clients benutzen.</translation>
    </message>
    <message>
        <source>The metadata is of another server than %1.</source>
        <translation>Die Metadaten sind von einem anderen Server als %1.</translation>
    </message>
    <message>
        <source>This machine has no free port for the browser to come back to.</source>
        <translation>Dieser Rechner hat keinen freien Port, zu dem der Browser zurückkehren kann.</translation>
    </message>
    <message>
        <source>End programs that are not needed, and try again.</source>
        <translation>Beenden Sie Programme, die Sie nicht brauchen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The answer in the browser is not from %1.</source>
        <translation>Die Antwort im Browser ist nicht von %1.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Die Anmeldung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Either somebody pressed Deny, or the rules for who may sign in do not let this person in. Go back to change them.</source>
        <translation>Entweder hat jemand auf „Ablehnen“ gedrückt, oder die Regeln, wer sich anmelden darf, lassen diese Person nicht herein. Gehen Sie zurück, um sie zu ändern.</translation>
    </message>
    <message>
        <source>The sign-in did not work: %1</source>
        <translation>Die Anmeldung hat nicht geklappt: %1</translation>
    </message>
    <message>
        <source>The page in the browser says more. Sign in again when it is mended.</source>
        <translation>Die Seite im Browser sagt mehr. Melden Sie sich noch einmal an, wenn es behoben ist.</translation>
    </message>
    <message>
        <source>The metadata names “%1”, which is no address of the web.</source>
        <translation>Die Metadaten nennen „%1“, was keine Webadresse ist.</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::ToolList</name>
    <message>
        <source>The server does not know this sign-in any more (HTTP 401).</source>
        <translation>Der Server kennt diese Anmeldung nicht mehr (HTTP 401).</translation>
    </message>
    <message>
        <source>Its session has ended. Sign in again.</source>
        <translation>Ihre Sitzung ist beendet. Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>%1 does not answer as an MCP server (HTTP %2).</source>
        <translation>%1 antwortet nicht wie ein MCP-Server (HTTP %2).</translation>
    </message>
    <message>
        <source>See its entry among the MCP servers, and its own log.</source>
        <translation>Prüfen Sie seinen Eintrag bei den MCP-Servern und sein eigenes Protokoll.</translation>
    </message>
    <message>
        <source>The MCP server refuses: %1</source>
        <translation>Der MCP-Server lehnt ab: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::Web</name>
    <message>
        <source>The certificate of %1 is not trusted: %2</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut: %2</translation>
    </message>
    <message>
        <source>Use a certificate that browsers trust, such as one of Let&apos;s Encrypt, with its whole chain.</source>
        <translation>Benutzen Sie ein Zertifikat, dem Browser vertrauen, etwa eines von Let’s Encrypt, mit seiner ganzen Kette.</translation>
    </message>
    <message>
        <source>%1 cannot be found: its name leads nowhere.</source>
        <translation>%1 ist nicht zu finden: der Name führt nirgendwohin.</translation>
    </message>
    <message>
        <source>Add the name to your DNS and wait until it is known here.</source>
        <translation>Tragen Sie den Namen in Ihr DNS ein und warten Sie, bis er hier bekannt ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht zu erreichen: %2</translation>
    </message>
    <message>
        <source>See that the proxy or tunnel in front of Gatehouse runs and leads here.</source>
        <translation>Prüfen Sie, ob der Proxy oder Tunnel vor Gatehouse läuft und hierher führt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::remote::Address</name>
    <message>
        <source>Say which machine, for example ann@vps.example.com.</source>
        <translation>Sagen Sie, welcher Rechner, zum Beispiel ann@vps.example.com.</translation>
    </message>
    <message>
        <source>That is no address of a machine. Write it as user@host or user@host:port, without blanks, and neither part beginning with a dash.</source>
        <translation>Das ist keine Adresse eines Rechners. Schreiben Sie sie als user@host oder user@host:port, ohne Leerzeichen; kein Teil beginnt mit einem Strich.</translation>
    </message>
    <message>
        <source>The socket is a path that begins with a slash, without blanks and signs like colons, quotes and dollars.</source>
        <translation>Der Socket ist ein Pfad, der mit einem Schrägstrich beginnt, ohne Leerzeichen und ohne Zeichen wie Doppelpunkt, Anführungszeichen und Dollar.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
</context>
<context>
    <name>gatehouse::remote::Advice</name>
    <message>
        <source>%2 shows another key than the one this machine knows of it.</source>
        <translation>%2 zeigt einen anderen Schlüssel als den, den dieser Rechner von ihm kennt.</translation>
    </message>
    <message>
        <source>Either it was set up anew or somebody stands in between. Ask whoever runs it for the fingerprint; when it is right, remove the old key as ssh says below, run “ssh %1” in a terminal, and connect again.</source>
        <translation>Entweder wurde er neu eingerichtet, oder jemand steht dazwischen. Fragen Sie den Betreiber nach dem Fingerabdruck; stimmt er, entfernen Sie den alten Schlüssel, wie ssh es unten sagt, rufen in einem Terminal „ssh %1“ auf und verbinden erneut.</translation>
    </message>
    <message>
        <source>This machine does not know the key of %2 yet.</source>
        <translation>Dieser Rechner kennt den Schlüssel von %2 noch nicht.</translation>
    </message>
    <message>
        <source>Run “ssh %1” in a terminal once, compare the fingerprint, say yes, and connect again.</source>
        <translation>Rufen Sie einmal „ssh %1“ in einem Terminal auf, vergleichen Sie den Fingerabdruck, sagen Sie yes und verbinden Sie erneut.</translation>
    </message>
    <message>
        <source>%2 does not let you in with the keys that you have.</source>
        <translation>%2 lässt Sie mit Ihren Schlüsseln nicht herein.</translation>
    </message>
    <message>
        <source>Put your public key there, for example with “ssh-copy-id %1”. A key with a passphrase must be in the agent: “ssh-add”. Passwords are not asked for here.</source>
        <translation>Bringen Sie Ihren öffentlichen Schlüssel dorthin, zum Beispiel mit „ssh-copy-id %1“. Ein Schlüssel mit Passphrase muss im Agenten sein: „ssh-add“. Nach Passwörtern wird hier nicht gefragt.</translation>
    </message>
    <message>
        <source>%2 was shown too many wrong keys.</source>
        <translation>%2 wurden zu viele falsche Schlüssel gezeigt.</translation>
    </message>
    <message>
        <source>Name the right one for %2 in ~/.ssh/config, with IdentityFile and IdentitiesOnly yes.</source>
        <translation>Nennen Sie in ~/.ssh/config den richtigen für %2, mit IdentityFile und IdentitiesOnly yes.</translation>
    </message>
    <message>
        <source>There is no machine called %2.</source>
        <translation>Es gibt keinen Rechner namens %2.</translation>
    </message>
    <message>
        <source>Look at how it is spelt, and at the network.</source>
        <translation>Prüfen Sie die Schreibweise und das Netz.</translation>
    </message>
    <message>
        <source>No ssh answers at %1.</source>
        <translation>Bei %1 antwortet kein ssh.</translation>
    </message>
    <message>
        <source>Is its ssh server running, and at this port? Another port is written as user@host:port.</source>
        <translation>Läuft dort der ssh-Server, und auf diesem Port? Ein anderer Port wird als user@host:port geschrieben.</translation>
    </message>
    <message>
        <source>%2 does not answer.</source>
        <translation>%2 antwortet nicht.</translation>
    </message>
    <message>
        <source>Is it running, and does a firewall let you through to its ssh server?</source>
        <translation>Läuft er, und lässt eine Firewall Sie zu seinem ssh-Server durch?</translation>
    </message>
    <message>
        <source>There is no way to %2 from here.</source>
        <translation>Von hier führt kein Weg zu %2.</translation>
    </message>
    <message>
        <source>Look at the network, or a VPN.</source>
        <translation>Prüfen Sie das Netz oder ein VPN.</translation>
    </message>
    <message>
        <source>The way to %1 has ended.</source>
        <translation>Der Weg zu %1 ist zu Ende.</translation>
    </message>
    <message>
        <source>Try “ssh %1” in a terminal to see what is in its way.</source>
        <translation>Versuchen Sie „ssh %1“ in einem Terminal, um zu sehen, was im Weg ist.</translation>
    </message>
    <message>
        <source>%1 lets you in, and there is no admin socket at:</source>
        <translation>%1 lässt Sie herein, und dort ist kein Verwaltungs-Socket:</translation>
    </message>
    <message>
        <source>Is gatehoused running there, and may this user see its socket? ADMIN_SOCKET says where it is.</source>
        <translation>Läuft gatehoused dort, und darf dieser Benutzer seinen Socket sehen? ADMIN_SOCKET sagt, wo er ist.</translation>
    </message>
    <message>
        <source>%1 lets you in, and there is no server at any of the usual places.</source>
        <translation>%1 lässt Sie herein, und an keinem der üblichen Orte ist ein Server.</translation>
    </message>
    <message>
        <source>Is gatehoused running there? When it runs as somebody else, become a member of ADMIN_GROUP or connect as that user; when its socket is elsewhere, name it.</source>
        <translation>Läuft gatehoused dort? Läuft er als jemand anderes, werden Sie Mitglied von ADMIN_GROUP oder verbinden Sie sich als dieser Benutzer; ist sein Socket woanders, nennen Sie ihn.</translation>
    </message>
    <message>
        <source>This machine has no program called %1.</source>
        <translation>Dieser Rechner hat kein Programm namens %1.</translation>
    </message>
    <message>
        <source>Install the ssh client of your system (openssh-client).</source>
        <translation>Installieren Sie den ssh-Client Ihres Systems (openssh-client).</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::Advice</name>
    <message>
        <source>End the program that has this port, or choose another port in the set-up.</source>
        <translation>Beenden Sie das Programm, das diesen Port hat, oder wählen Sie in der Einrichtung einen anderen Port.</translation>
    </message>
    <message>
        <source>Choose a port above 1023 in the set-up.</source>
        <translation>Wählen Sie in der Einrichtung einen Port über 1023.</translation>
    </message>
    <message>
        <source>A server runs already. Stop it first, then try again.</source>
        <translation>Es läuft schon ein Server. Halten Sie ihn erst an und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or keep the secrets in files.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal, oder bewahren Sie die Geheimnisse in Dateien auf.</translation>
    </message>
    <message>
        <source>Correct the MCP servers in the set-up.</source>
        <translation>Berichtigen Sie die MCP-Server in der Einrichtung.</translation>
    </message>
    <message>
        <source>Something that the server needs is not installed. Install its package again.</source>
        <translation>Etwas, das der Server braucht, ist nicht installiert. Installieren Sie sein Paket noch einmal.</translation>
    </message>
    <message>
        <source>Read below what the server says, correct it in the set-up, and try again.</source>
        <translation>Lesen Sie unten, was der Server sagt, berichtigen Sie es in der Einrichtung und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>It said nothing. Run gatehoused in a terminal to see what is in its way.</source>
        <translation>Er hat nichts gesagt. Führen Sie gatehoused in einem Terminal aus, um zu sehen, was im Weg ist.</translation>
    </message>
    <message>
        <source>The server is no longer where it was. Apply the set-up again, or install the server again.</source>
        <translation>Der Server ist nicht mehr dort, wo er war. Wenden Sie die Einrichtung noch einmal an, oder installieren Sie den Server erneut.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::Command</name>
    <message>
        <source>%1 does not come to an end.</source>
        <translation>%1 kommt zu keinem Ende.</translation>
    </message>
    <message>
        <source>%1 cannot be run.</source>
        <translation>%1 lässt sich nicht ausführen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::ProcessRunner</name>
    <message>
        <source>%1 cannot be run: %2</source>
        <translation>%1 lässt sich nicht ausführen: %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::Service</name>
    <message>
        <source>The server is being started or stopped already.</source>
        <translation>Der Server wird gerade schon gestartet oder angehalten.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>gatehoused, the server, is not installed here.</source>
        <translation>gatehoused, der Server, ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>Install the package gatehoused, or put the program beside this app.</source>
        <translation>Installieren Sie das Paket gatehoused oder legen Sie das Programm neben diese App.</translation>
    </message>
    <message>
        <source>The server was started and does not answer.</source>
        <translation>Der Server wurde gestartet und antwortet nicht.</translation>
    </message>
    <message>
        <source>The server does not start.</source>
        <translation>Der Server startet nicht.</translation>
    </message>
    <message>
        <source>The server was told to stop and does not.</source>
        <translation>Der Server soll anhalten und tut es nicht.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::StartFiles</name>
    <message>
        <source>%1 has a line break or another control character in it, and cannot be started as a service. Rename it, or the folder that has it, and try again.</source>
        <translation>%1 enthält einen Zeilenumbruch oder ein anderes Steuerzeichen und lässt sich nicht als Dienst starten. Benennen Sie die Datei oder ihren Ordner um und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::TrialServer</name>
    <message>
        <source>The server does not get ready to be asked.</source>
        <translation>Der Server wird nicht bereit, gefragt zu werden.</translation>
    </message>
    <message>
        <source>The server cannot be started to try this.</source>
        <translation>Der Server lässt sich für diesen Versuch nicht starten.</translation>
    </message>
    <message>
        <source>gatehoused, the server, cannot be run.</source>
        <translation>gatehoused, der Server, lässt sich nicht ausführen.</translation>
    </message>
    <message>
        <source>gatehoused, the server, is not installed here.</source>
        <translation>gatehoused, der Server, ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>No temporary folder can be made.</source>
        <translation>Es lässt sich kein vorläufiger Ordner anlegen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::UnitRunner</name>
    <message>
        <source>systemd refuses it: %1</source>
        <translation>systemd lehnt es ab: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::AboutDialog</name>
    <message>
        <source>About Gatehouse</source>
        <translation>Über Gatehouse</translation>
    </message>
    <message>
        <source>Gatehouse %1</source>
        <translation>Gatehouse %1</translation>
    </message>
    <message>
        <source>The door in front of your team&apos;s MCP servers.</source>
        <translation>Die Tür vor den MCP-Servern Ihres Teams.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Gatehouse is free software under the GNU General Public License, version 3 or any later one (GPL-3.0-or-later), and comes without any warranty. Its text is in the file LICENSE and at &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;gnu.org&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;This app is made with Qt %1 (Core, Gui, Widgets, Network, Svg), used under the GNU Lesser General Public License, version 3.&lt;/p&gt;&lt;p&gt;The icons are part of Gatehouse.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Gatehouse ist freie Software unter der GNU General Public License, Version 3 oder einer späteren (GPL-3.0-or-later), und kommt ohne jede Gewährleistung. Ihr Text steht in der Datei LICENSE und bei &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;gnu.org&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;Diese App ist mit Qt %1 gemacht (Core, Gui, Widgets, Network, Svg), benutzt unter der GNU Lesser General Public License, Version 3.&lt;/p&gt;&lt;p&gt;Die Symbole gehören zu Gatehouse.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Über Qt</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::ConnectDialog</name>
    <message>
        <source>What ss&amp;h said:</source>
        <translation>Was ss&amp;h gesagt hat:</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>The server of another machine is administered through ssh, with the keys that you sign in there with. Nothing is opened on the network for it.</source>
        <translation>Der Server eines anderen Rechners wird über ssh verwaltet, mit den Schlüsseln, mit denen Sie sich dort anmelden. Im Netz wird dafür nichts geöffnet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Found by itself when this is empty</source>
        <translation>Wird gefunden, wenn hier nichts steht</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>Admin &amp;socket there</source>
        <translation>Verwaltungs-&amp;Socket dort</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Not connected… retrying. %1</source>
        <translation>Nicht verbunden … wird wieder versucht. %1</translation>
    </message>
    <message>
        <source>%1 Start the server with “systemctl start gatehouse”, or run “gatehoused” in a terminal; it is found by itself.</source>
        <translation>%1 Starten Sie den Server mit „systemctl start gatehouse“ oder „gatehoused“ in einem Terminal; er wird von selbst gefunden.</translation>
    </message>
    <message>
        <source>Not connected… retrying. The server of %1 does not answer. Is gatehoused running there?</source>
        <translation>Nicht verbunden … wird wieder versucht. Der Server von %1 antwortet nicht. Läuft gatehoused dort?</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Desk</name>
    <message>
        <source>Gatehouse goes on here, so that it can tell you when a client wants in.</source>
        <translation>Gatehouse läuft hier weiter, damit es Ihnen sagen kann, wenn ein Client herein will.</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::MachineBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>What ssh says…</source>
        <translation>Was ssh sagt …</translation>
    </message>
    <message>
        <source>Back to this machine</source>
        <translation>Zurück zu diesem Rechner</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
    <message>
        <source>You see the server of another machine: %1</source>
        <translation>Sie sehen den Server eines anderen Rechners: %1</translation>
    </message>
    <message>
        <source>Not connected to %1. %2</source>
        <translation>Nicht mit %1 verbunden. %2</translation>
    </message>
    <message>
        <source>Not connected to %1… retrying. %2</source>
        <translation>Nicht mit %1 verbunden … wird wieder versucht. %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Machines</name>
    <message>
        <source>Connect to a serv&amp;er…</source>
        <translation>Mit einem Serv&amp;er verbinden …</translation>
    </message>
    <message>
        <source>Recent &amp;machines</source>
        <translation>Let&amp;zte Rechner</translation>
    </message>
    <message>
        <source>&amp;Back to this machine</source>
        <translation>Zurück zu &amp;diesem Rechner</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>&amp;Forget them</source>
        <translation>&amp;Vergessen</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Main</name>
    <message>
        <source>Watches and administers gatehoused.</source>
        <translation>Beobachtet und verwaltet gatehoused.</translation>
    </message>
    <message>
        <source>The admin socket of the server (ADMIN_SOCKET).</source>
        <translation>Der Verwaltungs-Socket des Servers (ADMIN_SOCKET).</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Gatehouse</source>
        <translation>&amp;Gatehouse</translation>
    </message>
    <message>
        <source>&amp;Connect again</source>
        <translation>Neu &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Gatehouse</source>
        <translation>&amp;Über Gatehouse</translation>
    </message>
    <message>
        <source>%1 — Gatehouse</source>
        <translation>%1 — Gatehouse</translation>
    </message>
    <message>
        <source>&amp;Notifications…</source>
        <translation>&amp;Benachrichtigungen …</translation>
    </message>
    <message>
        <source>Unsaved settings</source>
        <translation>Ungespeicherte Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>Lose %n change(s) that are not saved?</source>
        <translation>
            <numerusform>%n ungespeicherte Änderung verlieren?</numerusform>
            <numerusform>%n ungespeicherte Änderungen verlieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>They stand on the page Settings. Save them there, or leave without them; the server goes on as it is.</source>
        <translation>Sie stehen auf der Seite Einstellungen. Dort lassen sie sich speichern; ohne sie läuft der Server weiter wie bisher.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern gehen</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::ServerControl</name>
    <message>
        <source>Set &amp;up…</source>
        <translation>E&amp;inrichten …</translation>
    </message>
    <message>
        <source>&amp;Start the server</source>
        <translation>Server &amp;starten</translation>
    </message>
    <message>
        <source>Sto&amp;p the server…</source>
        <translation>Server an&amp;halten …</translation>
    </message>
    <message>
        <source>&amp;Restart the server</source>
        <translation>Server &amp;neu starten</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Start it here.</source>
        <translation>Starten Sie ihn hier.</translation>
    </message>
    <message>
        <source>Nothing is set up on this machine yet.</source>
        <translation>Auf diesem Rechner ist noch nichts eingerichtet.</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation>Den Server anhalten?</translation>
    </message>
    <message>
        <source>Nobody can use an MCP server through it until it is started again. Sessions stay, and go on then.</source>
        <translation>Bis er wieder gestartet wird, kann niemand durch ihn einen MCP-Server benutzen. Sitzungen bleiben und gehen dann weiter.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>The settings of now have mistakes. Set up with what can be understood of them?</source>
        <translation>Die jetzigen Einstellungen enthalten Fehler. Mit dem einrichten, was sich davon verstehen lässt?</translation>
    </message>
    <message>
        <source>What cannot be understood begins empty, and is replaced when you apply the set-up. Everything else stays.</source>
        <translation>Was sich nicht verstehen lässt, beginnt leer und wird ersetzt, wenn Sie die Einrichtung anwenden. Alles andere bleibt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::SingleInstance</name>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Gatehouse is running already and does not answer. End it and start it again.</source>
        <translation>Gatehouse läuft schon und antwortet nicht. Beenden Sie es und starten Sie es neu.</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Tray</name>
    <message>
        <source>Open Gatehouse</source>
        <translation>Gatehouse öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Allow %1 (%2)</source>
        <translation>%1 erlauben (%2)</translation>
    </message>
    <message>
        <source>Deny %1 (%2)</source>
        <translation>%1 ablehnen (%2)</translation>
    </message>
    <message>
        <source>Gatehouse: %1</source>
        <translation>Gatehouse: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::TroubleDialog</name>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What the &amp;server said last:</source>
        <translation>Was der &amp;Server zuletzt gesagt hat:</translation>
    </message>
    <message>
        <source>The way to the server</source>
        <translation>Der Weg zum Server</translation>
    </message>
    <message>
        <source>What &amp;ssh said last:</source>
        <translation>Was &amp;ssh zuletzt gesagt hat:</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::WindowOutlet</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::AllowedPage</name>
    <message>
        <source>hd:example.com is everybody of a Google Workspace domain.</source>
        <translation>hd:example.com sind alle einer Google-Workspace-Domain.</translation>
    </message>
    <message>
        <source>An organization, or a team of it: acme, acme/platform.</source>
        <translation>Eine Organisation oder ein Team davon: acme, acme/platform.</translation>
    </message>
    <message>
        <source>tid:TENANT is everybody of a Microsoft tenant.</source>
        <translation>tid:MANDANT sind alle eines Microsoft-Mandanten.</translation>
    </message>
    <message>
        <source>As the provider names them in the claim groups.</source>
        <translation>Wie der Anbieter sie im Claim groups nennt.</translation>
    </message>
    <message>
        <source>Who may sign in?</source>
        <translation>Wer darf sich anmelden?</translation>
    </message>
    <message>
        <source>Whoever is not named here is refused, with a page that says so.</source>
        <translation>Wer hier nicht genannt ist, wird abgewiesen, mit einer Seite, die das sagt.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Everybody who has an account kept here may sign in. You make the accounts, so there is nothing to choose.&lt;/p&gt;&lt;p&gt;Another one is made in a terminal with:&lt;br&gt;&lt;code&gt;gatehoused --add-user NAME&lt;/code&gt;&lt;/p&gt;</source>
        <translation>&lt;p&gt;Alle, die ein hier geführtes Konto haben, dürfen sich anmelden. Die Konten legen Sie an, es ist also nichts zu wählen.&lt;/p&gt;&lt;p&gt;Ein weiteres legen Sie in einem Terminal an mit:&lt;br&gt;&lt;code&gt;gatehoused --add-user NAME&lt;/code&gt;&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;E-mail addresses, one a line. *@example.com is everybody of that domain.</source>
        <translation>&amp;E-Mail-Adressen, eine je Zeile. *@example.com sind alle dieser Domain.</translation>
    </message>
    <message>
        <source>And members of these &amp;groups, separated by commas:</source>
        <translation>Und Mitglieder dieser &amp;Gruppen, durch Kommas getrennt:</translation>
    </message>
    <message>
        <source>Name somebody: with no address and no group, nobody could sign in.</source>
        <translation>Nennen Sie jemanden: ohne Adresse und ohne Gruppe könnte sich niemand anmelden.</translation>
    </message>
    <message>
        <source>* lets in everybody who has an account at the provider, strangers too.</source>
        <translation>* lässt alle herein, die beim Anbieter ein Konto haben, auch Fremde.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::Apply</name>
    <message>
        <source>These settings do not go together.</source>
        <translation>Diese Einstellungen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>Go back and correct them.</source>
        <translation>Gehen Sie zurück und berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Go back and choose where secrets are kept.</source>
        <translation>Gehen Sie zurück und wählen Sie, wo Geheimnisse aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The account cannot be saved.</source>
        <translation>Das Konto lässt sich nicht speichern.</translation>
    </message>
    <message>
        <source>Go back and correct it.</source>
        <translation>Gehen Sie zurück und berichtigen Sie es.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ClientSnippets</name>
    <message>
        <source>Open the settings, go to Connectors, choose “Add custom connector” and enter the address. It works on the web, on the desktop and on the phone.</source>
        <translation>Öffnen Sie in den Einstellungen die Konnektoren, wählen Sie „Benutzerdefinierten Konnektor hinzufügen“ und tragen Sie die Adresse ein. Das geht im Web, auf dem Desktop und auf dem Telefon.</translation>
    </message>
    <message>
        <source>Run this, then choose the server under /mcp to sign in.</source>
        <translation>Führen Sie das aus und wählen Sie den Server danach unter /mcp aus, um sich anzumelden.</translation>
    </message>
    <message>
        <source>Switch on developer mode in the settings for apps and connectors, create a connector with the address, and choose OAuth.</source>
        <translation>Schalten Sie in den Einstellungen für Apps und Konnektoren den Entwicklermodus ein, legen Sie mit der Adresse einen Konnektor an und wählen Sie OAuth.</translation>
    </message>
    <message>
        <source>Add this to the file %1.</source>
        <translation>Fügen Sie das in die Datei %1 ein.</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Most take the address as it is. Those that can only start a command use mcp-remote, which needs Node.js.</source>
        <translation>Die meisten nehmen die Adresse, wie sie ist. Solche, die nur einen Befehl starten können, benutzen mcp-remote; dafür ist Node.js nötig.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ConnectPage</name>
    <message>
        <source>Connect your clients</source>
        <translation>Clients verbinden</translation>
    </message>
    <message>
        <source>Give this address to your team. Whoever adds it signs in with the browser once.</source>
        <translation>Geben Sie diese Adresse Ihrem Team. Wer sie einträgt, meldet sich einmal mit dem Browser an.</translation>
    </message>
    <message>
        <source>Address for clients</source>
        <translation>Adresse für Clients</translation>
    </message>
    <message>
        <source>For this client</source>
        <translation>Für diesen Client</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>%1 runs elsewhere and does not reach an address of this machine. For it, choose another way on the first page.</source>
        <translation>%1 läuft anderswo und erreicht keine Adresse dieses Rechners. Wählen Sie dafür auf der ersten Seite einen anderen Weg.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::CredentialsPage</name>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>What is typed here is tried out now, and kept when you apply it all on the last page.</source>
        <translation>Was Sie hier eingeben, wird gleich ausprobiert und erst aufbewahrt, wenn Sie am Ende alles anwenden.</translation>
    </message>
    <message>
        <source>Its ID or domain; empty: any</source>
        <translation>ID oder Domain; leer: jeder</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Copy both from the page of %1.</source>
        <translation>Kopieren Sie beides von der Seite des Anbieters (%1).</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>Geben Sie dem Konto einen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>The password needs %n character(s) at least.</source>
        <translation>
            <numerusform>Das Passwort braucht mindestens %n Zeichen.</numerusform>
            <numerusform>Das Passwort braucht mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <source>Enter the client ID and the client secret.</source>
        <translation>Tragen Sie die Client-ID und das Client-Geheimnis ein.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Empty when the provider has discovery</source>
        <translation>Leer, wenn der Anbieter Discovery hat</translation>
    </message>
    <message>
        <source>Enter the issuer, or the userinfo URL: the address that the provider is known by.</source>
        <translation>Tragen Sie den Aussteller oder die Userinfo-URL ein: die Adresse, unter der der Anbieter bekannt ist.</translation>
    </message>
    <message>
        <source>Leave the password empty to keep the accounts that are there.</source>
        <translation>Lassen Sie das Passwort leer, um die vorhandenen Konten zu behalten.</translation>
    </message>
    <message>
        <source>The first account, by which you sign in yourself.</source>
        <translation>Das erste Konto, mit dem Sie sich selbst anmelden.</translation>
    </message>
    <message>
        <source>The client ID and the secret are known to %1.</source>
        <translation>Client-ID und Geheimnis sind bekannt bei: %1.</translation>
    </message>
    <message>
        <source>&amp;Issuer</source>
        <translation>&amp;Aussteller (Issuer)</translation>
    </message>
    <message>
        <source>&amp;Authorization URL</source>
        <translation>A&amp;utorisierungs-URL</translation>
    </message>
    <message>
        <source>T&amp;oken URL</source>
        <translation>&amp;Token-URL</translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation>&amp;Mandant (Tenant)</translation>
    </message>
    <message>
        <source>&amp;Client ID</source>
        <translation>&amp;Client-ID</translation>
    </message>
    <message>
        <source>Client &amp;secret</source>
        <translation>Client-&amp;Geheimnis</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Password a&amp;gain</source>
        <translation>Passwort no&amp;ch einmal</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProofPage</name>
    <message>
        <source>Does it work?</source>
        <translation>Funktioniert es?</translation>
    </message>
    <message>
        <source>The server is started, looked over, and signed in at, as a client would do it.</source>
        <translation>Der Server wird gestartet und durchgesehen; dann melden Sie sich an, wie ein Client es tut.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>&amp;Sign in with the browser</source>
        <translation>Mit dem Browser &amp;anmelden</translation>
    </message>
    <message>
        <source>&amp;List the tools again</source>
        <translation>Werkzeuge noch einmal auf&amp;listen</translation>
    </message>
    <message>
        <source>If no browser has opened, open this in one:</source>
        <translation>Hat sich kein Browser geöffnet, so öffnen Sie das in einem:</translation>
    </message>
    <message>
        <source>Address to sign in at</source>
        <translation>Adresse zum Anmelden</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Was der Server gesagt hat</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Write the settings.</source>
        <translation>Einstellungen schreiben.</translation>
    </message>
    <message>
        <source>Start the server.</source>
        <translation>Server starten.</translation>
    </message>
    <message>
        <source>Let the doctor look it over.</source>
        <translation>Vom Doktor durchsehen lassen.</translation>
    </message>
    <message>
        <source>Sign in as a client does.</source>
        <translation>Anmelden, wie ein Client es tut.</translation>
    </message>
    <message>
        <source>Ask the MCP server for its tools.</source>
        <translation>Den MCP-Server nach seinen Werkzeugen fragen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>It has found %n thing(s):</source>
        <translation>
            <numerusform>Er hat %n Sache gefunden:</numerusform>
            <numerusform>Er hat %n Sachen gefunden:</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on in the browser.</source>
        <translation>Machen Sie im Browser weiter.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n tool(s):</source>
        <translation>
            <numerusform>Er hat %n Werkzeug:</numerusform>
            <numerusform>Er hat %n Werkzeuge:</numerusform>
        </translation>
    </message>
    <message>
        <source>It works. The session stands on the page Sessions; end it there.</source>
        <translation>Es funktioniert. Die Sitzung steht auf der Seite „Sitzungen“; beenden Sie sie dort.</translation>
    </message>
    <message>
        <source>What was written stays: the server does not stop.</source>
        <translation>Was geschrieben wurde, bleibt: Der Server hält nicht an.</translation>
    </message>
    <message>
        <source>&amp;Quit Gatehouse</source>
        <translation>Gatehouse b&amp;eenden</translation>
    </message>
    <message>
        <source>The server runs, and this app does not reach it at %1. Try again, or quit this app and start it again: then it looks there. The set-up stays.</source>
        <translation>Der Server läuft, und diese App erreicht ihn unter %1 nicht. Versuchen Sie es noch einmal, oder beenden Sie diese App und starten Sie sie neu: Dann sucht sie dort. Das Eingerichtete bleibt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProviderPage</name>
    <message>
        <source>Where do people sign in?</source>
        <translation>Wo melden sich die Leute an?</translation>
    </message>
    <message>
        <source>Best with what your team has already: nobody needs another password.</source>
        <translation>Am besten mit dem, was Ihr Team schon hat: Niemand braucht ein weiteres Passwort.</translation>
    </message>
    <message>
        <source>The redirect URI to register there:</source>
        <translation>Die Redirect-URI, die dort einzutragen ist:</translation>
    </message>
    <message>
        <source>The server takes any port that is free, so there is no redirect URI to register yet. Go back and choose a port.</source>
        <translation>Der Server nimmt irgendeinen freien Port; es gibt also noch keine Redirect-URI zum Eintragen. Gehen Sie zurück und wählen Sie einen Port.</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>Redirect-URI</translation>
    </message>
    <message>
        <source>People sign in at %1 now. The set-up knows one provider, and puts it in the place of all of them.</source>
        <translation>Derzeit meldet man sich bei %1 an. Die Einrichtung kennt einen Anbieter und setzt ihn an die Stelle aller.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProviderSteps</name>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://console.cloud.google.com/auth/clients&quot;&gt;Google Cloud, Clients&lt;/a&gt;; choose or create a project.&lt;/li&gt;&lt;li&gt;Create a client of the type &lt;b&gt;Web application&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Under &lt;b&gt;Authorized redirect URIs&lt;/b&gt; add the one below.&lt;/li&gt;&lt;li&gt;Keep the page open: it shows the client ID and the client secret, which come next.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;With Google Workspace, set the audience to &lt;b&gt;Internal&lt;/b&gt;; otherwise add people as test users until the app is published.&lt;/p&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://console.cloud.google.com/auth/clients&quot;&gt;Google Cloud, Clients&lt;/a&gt;; wählen Sie ein Projekt oder legen Sie eines an.&lt;/li&gt;&lt;li&gt;Legen Sie einen Client vom Typ &lt;b&gt;Webanwendung&lt;/b&gt; an.&lt;/li&gt;&lt;li&gt;Tragen Sie unter &lt;b&gt;Autorisierte Weiterleitungs-URIs&lt;/b&gt; die untenstehende ein.&lt;/li&gt;&lt;li&gt;Lassen Sie die Seite offen: Sie zeigt Client-ID und Clientschlüssel, die als Nächstes gebraucht werden.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;Mit Google Workspace stellen Sie die Zielgruppe auf &lt;b&gt;Intern&lt;/b&gt;; sonst tragen Sie die Leute als Testnutzer ein, bis die App veröffentlicht ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://github.com/settings/applications/new&quot;&gt;GitHub, Register a new OAuth app&lt;/a&gt;; for an organization, in its settings.&lt;/li&gt;&lt;li&gt;As &lt;b&gt;Homepage URL&lt;/b&gt; enter the address of the server.&lt;/li&gt;&lt;li&gt;As &lt;b&gt;Authorization callback URL&lt;/b&gt; enter the one below.&lt;/li&gt;&lt;li&gt;Press &lt;b&gt;Generate a new client secret&lt;/b&gt; and keep the page open.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://github.com/settings/applications/new&quot;&gt;GitHub, Register a new OAuth app&lt;/a&gt;; für eine Organisation in deren Einstellungen.&lt;/li&gt;&lt;li&gt;Als &lt;b&gt;Homepage URL&lt;/b&gt; tragen Sie die Adresse des Servers ein.&lt;/li&gt;&lt;li&gt;Als &lt;b&gt;Authorization callback URL&lt;/b&gt; tragen Sie die untenstehende ein.&lt;/li&gt;&lt;li&gt;Drücken Sie &lt;b&gt;Generate a new client secret&lt;/b&gt; und lassen Sie die Seite offen.&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade&quot;&gt;Microsoft Entra, App registrations&lt;/a&gt; and press &lt;b&gt;New registration&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;As redirect URI choose the platform &lt;b&gt;Web&lt;/b&gt; and enter the one below.&lt;/li&gt;&lt;li&gt;Under &lt;b&gt;Certificates &amp;amp; secrets&lt;/b&gt; make a client secret and copy its &lt;b&gt;Value&lt;/b&gt;, not its ID.&lt;/li&gt;&lt;li&gt;The &lt;b&gt;Overview&lt;/b&gt; shows the application ID and the tenant ID.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade&quot;&gt;Microsoft Entra, App-Registrierungen&lt;/a&gt; und drücken Sie &lt;b&gt;Neue Registrierung&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Als Umleitungs-URI wählen Sie die Plattform &lt;b&gt;Web&lt;/b&gt; und tragen die untenstehende ein.&lt;/li&gt;&lt;li&gt;Unter &lt;b&gt;Zertifikate &amp;amp; Geheimnisse&lt;/b&gt; legen Sie einen geheimen Clientschlüssel an und kopieren seinen &lt;b&gt;Wert&lt;/b&gt;, nicht seine ID.&lt;/li&gt;&lt;li&gt;Die &lt;b&gt;Übersicht&lt;/b&gt; zeigt die Anwendungs-ID und die Mandanten-ID.&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;At Keycloak, Okta, Authentik, GitLab or whatever you have, add a client (application) for a &lt;b&gt;web&lt;/b&gt; program: confidential, with the authorization code flow.&lt;/li&gt;&lt;li&gt;Register the redirect URI below.&lt;/li&gt;&lt;li&gt;Note its &lt;b&gt;issuer&lt;/b&gt;, the client ID and the client secret.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Legen Sie bei Keycloak, Okta, Authentik, GitLab oder was Sie haben einen Client (eine Anwendung) für ein &lt;b&gt;Web&lt;/b&gt;-Programm an: vertraulich (confidential), mit dem Authorization-Code-Ablauf.&lt;/li&gt;&lt;li&gt;Tragen Sie die untenstehende Redirect-URI ein.&lt;/li&gt;&lt;li&gt;Notieren Sie den &lt;b&gt;Aussteller&lt;/b&gt; (Issuer), die Client-ID und das Client-Geheimnis.&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Names and passwords are kept by Gatehouse itself. Nothing has to be registered anywhere: right for one person, or for a first try.&lt;/p&gt;&lt;p&gt;You make the first account on the next page, and more with &lt;code&gt;gatehoused --add-user&lt;/code&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Namen und Passwörter führt Gatehouse selbst. Nirgends muss etwas registriert werden: richtig für eine Person oder für einen ersten Versuch.&lt;/p&gt;&lt;p&gt;Das erste Konto legen Sie auf der nächsten Seite an, weitere mit &lt;code&gt;gatehoused --add-user&lt;/code&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>Ein anderer Anbieter</translation>
    </message>
    <message>
        <source>Accounts kept here</source>
        <translation>Hier geführte Konten</translation>
    </message>
    <message>
        <source>your provider</source>
        <translation>Ihr Anbieter</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ReachPage</name>
    <message>
        <source>Clients connect to one address. Programs that run elsewhere, such as Claude on the web, need one that the internet reaches.</source>
        <translation>Clients verbinden sich mit einer Adresse. Programme, die anderswo laufen, etwa Claude im Web, brauchen eine, die aus dem Internet erreichbar ist.</translation>
    </message>
    <message>
        <source>From &amp;this machine only</source>
        <translation>Nur von &amp;diesem Rechner</translation>
    </message>
    <message>
        <source>For a first try, and for clients that run here. It can be changed later.</source>
        <translation>Für einen ersten Versuch und für Clients, die hier laufen. Das lässt sich später ändern.</translation>
    </message>
    <message>
        <source>By a domain of my own, behind &amp;Caddy or nginx</source>
        <translation>Über eine eigene Domain, hinter &amp;Caddy oder nginx</translation>
    </message>
    <message>
        <source>Caddy or nginx has the certificate and passes everything on.</source>
        <translation>Caddy oder nginx hat das Zertifikat und gibt alles weiter.</translation>
    </message>
    <message>
        <source>By a domain and a c&amp;ertificate of my own</source>
        <translation>Über eine eigene Domain mit eigenem &amp;Zertifikat</translation>
    </message>
    <message>
        <source>Without anything in front.</source>
        <translation>Ohne etwas davor.</translation>
    </message>
    <message>
        <source>Through a t&amp;unnel</source>
        <translation>Durch einen &amp;Tunnel</translation>
    </message>
    <message>
        <source>Needs cloudflared or tailscale, and neither is installed here.</source>
        <translation>Braucht cloudflared oder tailscale; keines von beiden ist hier installiert.</translation>
    </message>
    <message>
        <source>With %1, which is installed here.</source>
        <translation>Mit %1, hier installiert.</translation>
    </message>
    <message>
        <source>What to write into its settings</source>
        <translation>Was in seine Einstellungen zu schreiben ist</translation>
    </message>
    <message>
        <source>Choose the certificate with its chain</source>
        <translation>Zertifikat mit seiner Kette auswählen</translation>
    </message>
    <message>
        <source>Choose the key of the certificate</source>
        <translation>Schlüssel des Zertifikats auswählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Say the domain that people reach it by.</source>
        <translation>Nennen Sie die Domain, über die man ihn erreicht.</translation>
    </message>
    <message>
        <source>Choose the files of the certificate and of its key.</source>
        <translation>Wählen Sie die Dateien des Zertifikats und seines Schlüssels aus.</translation>
    </message>
    <message>
        <source>How do people reach the server?</source>
        <translation>Wie erreicht man den Server?</translation>
    </message>
    <message>
        <source>any that is free</source>
        <translation>ein beliebiger freier</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>D&amp;omain</translation>
    </message>
    <message>
        <source>&amp;Port on this machine</source>
        <translation>&amp;Port auf diesem Rechner</translation>
    </message>
    <message>
        <source>Certificate &amp;file</source>
        <translation>Zertifikats&amp;datei</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>&amp;In front</source>
        <translation>Da&amp;vor</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ServerDraft</name>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>Paste a JSON, a URL or a command first.</source>
        <translation>Fügen Sie erst ein JSON, eine URL oder einen Befehl ein.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::SetupWizard</name>
    <message>
        <source>Set up Gatehouse</source>
        <translation>Gatehouse einrichten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Cancel the set-up</source>
        <translation>Einrichtung abbrechen</translation>
    </message>
    <message>
        <source>Take back what has been set up?</source>
        <translation>Das Eingerichtete zurücknehmen?</translation>
    </message>
    <message>
        <source>The server is stopped, and its settings are as they were before.</source>
        <translation>Der Server wird angehalten, und seine Einstellungen sind wieder wie vorher.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The account %1 stays, with its new password.</source>
        <translation>Das Konto %1 bleibt, mit seinem neuen Passwort.</translation>
    </message>
    <message>
        <source>Nothing is taken back while the server runs.</source>
        <translation>Solange der Server läuft, wird nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quit Gatehouse</source>
        <translation>Gatehouse beenden</translation>
    </message>
    <message>
        <source>Quit before the set-up is finished?</source>
        <translation>Beenden, bevor die Einrichtung fertig ist?</translation>
    </message>
    <message>
        <source>What has been set up stays, and the server goes on with it.</source>
        <translation>Was eingerichtet ist, bleibt, und der Server läuft damit weiter.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Lose what you typed?</source>
        <translation>Ihre Eingaben verlieren?</translation>
    </message>
    <message>
        <source>Nothing of it is set up yet, and it is not kept for another time.</source>
        <translation>Noch ist nichts davon eingerichtet, und nichts davon wird aufgehoben.</translation>
    </message>
    <message>
        <source>Leave the set-up</source>
        <translation>Einrichtung verlassen</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::StartPage</name>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Nothing has been written yet. “Apply” writes it and starts the server; if something goes wrong, all of it is taken back.</source>
        <translation>Noch ist nichts geschrieben. „Anwenden“ schreibt alles und startet den Server; geht etwas schief, wird alles zurückgenommen.</translation>
    </message>
    <message>
        <source>&amp;Start it whenever I log in</source>
        <translation>Starten, wann immer ich mich am Rechner an&amp;melde</translation>
    </message>
    <message>
        <source>Where the client secret is kept:</source>
        <translation>Wo das Client-Geheimnis aufbewahrt wird:</translation>
    </message>
    <message>
        <source>In a &amp;file that only you can read</source>
        <translation>In einer &amp;Datei, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>The server can start by itself, before you have unlocked anything.</source>
        <translation>Der Server kann von selbst starten, bevor Sie etwas entsperrt haben.</translation>
    </message>
    <message>
        <source>In the &amp;keychain of the desktop</source>
        <translation>Im &amp;Schlüsselbund des Desktops</translation>
    </message>
    <message>
        <source>Encrypted. The server starts once the keychain is unlocked.</source>
        <translation>Verschlüsselt. Der Server startet, sobald der Schlüsselbund entsperrt ist.</translation>
    </message>
    <message>
        <source>It runs as a service of systemd in your session, apart from this app.</source>
        <translation>Er läuft als Dienst von systemd in Ihrer Sitzung, getrennt von dieser App.</translation>
    </message>
    <message>
        <source>It runs as a program of yours, and goes on when this app is closed.</source>
        <translation>Er ist ein eigenes Programm und läuft weiter, wenn diese App geschlossen wird.</translation>
    </message>
    <message>
        <source>gatehoused, the server, is not installed here. Install its package first.</source>
        <translation>gatehoused, der Server, ist hier nicht installiert. Installieren Sie erst sein Paket.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>People sign in at</source>
        <translation>Angemeldet wird bei</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>the built-in one</source>
        <translation>der eingebaute</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Servers file</source>
        <translation>Datei der Server</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::StepList</name>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>done, with a warning</source>
        <translation>erledigt, mit einer Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ToolServersPage</name>
    <message>
        <source>Which MCP servers are behind the door?</source>
        <translation>Welche MCP-Server stehen hinter der Tür?</translation>
    </message>
    <message>
        <source>Without one there is a built-in server, so that all of this can be tried. More can be added later.</source>
        <translation>Ohne einen gibt es einen eingebauten Server, damit sich alles ausprobieren lässt. Weitere können später dazukommen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>Die Server werden gefragt …</translation>
    </message>
    <message>
        <source>&amp;Paste what you have: an mcpServers JSON, the URL of a server, or a command.</source>
        <translation>Fügen Sie &amp;ein, was Sie haben: ein mcpServers-JSON, die URL eines Servers oder einen Befehl.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>URL or program</source>
        <translation>URL oder Programm</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;List the tools</source>
        <translation>Werkzeuge auf&amp;listen</translation>
    </message>
    <message>
        <source>Starts each server once and asks it what it can do.</source>
        <translation>Startet jeden Server einmal und fragt ihn, was er kann.</translation>
    </message>
    <message>
        <source>There is a mistake in the file of the MCP servers. Remove the one it is in, or paste all of them again.</source>
        <translation>In der Datei der MCP-Server ist ein Fehler. Entfernen Sie den Server, bei dem er steht, oder fügen Sie alle noch einmal ein.</translation>
    </message>
</context>
</TS>
