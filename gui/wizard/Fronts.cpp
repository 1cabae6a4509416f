// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/Fronts.h"

#include <QUrl>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

QString hostOf(const Draft &draft)
{
    const QString host = QUrl(QString::fromUtf8(draft.baseUrl())).host();
    return host.isEmpty() ? u"gate.example.com"_s : host;
}

} // namespace

QString caddySnippet(const Draft &draft)
{
    return u"%1 {\n"
           "    reverse_proxy 127.0.0.1:%2 {\n"
           "        flush_interval -1\n"
           "    }\n"
           "}"_s.arg(hostOf(draft))
               .arg(draft.port);
}

QString nginxSnippet(const Draft &draft)
{
    return u"server {\n"
           "    listen 443 ssl;\n"
           "    server_name %1;\n"
           "    ssl_certificate     /etc/letsencrypt/live/%1/fullchain.pem;\n"
           "    ssl_certificate_key /etc/letsencrypt/live/%1/privkey.pem;\n"
           "    location / {\n"
           "        proxy_pass http://127.0.0.1:%2;\n"
           "        proxy_http_version 1.1;\n"
           "        proxy_set_header Host $host;\n"
           "        proxy_set_header X-Forwarded-For $remote_addr;\n"
           "        proxy_set_header Connection \"\";\n"
           "        proxy_buffering off;\n"
           "        proxy_read_timeout 1h;\n"
           "    }\n"
           "}"_s.arg(hostOf(draft))
               .arg(draft.port);
}

QString tunnelCommand(const QString &name, const Draft &draft)
{
    if (name == u"tailscale")
        return u"tailscale funnel --bg %1"_s.arg(draft.port);
    return u"cloudflared tunnel create gatehouse\n"
           "cloudflared tunnel route dns gatehouse %1\n"
           "cloudflared tunnel run --url http://127.0.0.1:%2 gatehouse"_s.arg(hostOf(draft))
               .arg(draft.port);
}

} // namespace gatehouse::wizard
